using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Containment;

/// <summary>Members of other assemblies that code refers to, by full name.</summary>
internal static class UsedApis
{
    /// <summary>Ends the name of a constructor whose first argument is text, as a path would be.</summary>
    public const string ByPath = "(path)";

    /// <summary>Of a function and of the platform's members that it reaches, by its source.</summary>
    public static IReadOnlySet<string> Of(FunctionSource source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in ReachableMembers.Of(source).Concat(source.Type.DeclaringSyntaxReferences.Select(r => r.GetSyntax())))
        {
            var model = source.Compilation.GetSemanticModel(member.SyntaxTree);
            used.UnionWith(member.DescendantNodes().OfType<ExpressionSyntax>()
                .Select(e => model.GetSymbolInfo(e).Symbol).OfType<ISymbol>().Where(s => s.ContainingType is not null)
                .Select(s => $"{s.ContainingType.OriginalDefinition.ToMetadataName()}.{Name(s)}"));
            if (member is BaseMethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.ExternKeyword)) used.Add(EffectFamily.NativeCode);
        }
        return used;
    }

    /// <summary>Of an assembly, by its metadata: what its code refers to, however it was written.</summary>
    public static IReadOnlySet<string> Of(AssemblyImage assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly.Image));
        var metadata = image.GetMetadataReader();
        var used = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(m => (Member: m, Type: Holder(metadata, m.Parent))).Where(m => m.Type is not null)
            .Select(m => $"{TypeName(metadata, m.Type!.Value)}.{metadata.GetString(m.Member.Name)}{FileSuffix(metadata, m.Member)}")
            .ToHashSet(StringComparer.Ordinal);
        if (metadata.MethodDefinitions.Any(m => (metadata.GetMethodDefinition(m).Attributes & MethodAttributes.PinvokeImpl) != 0))
            used.Add(EffectFamily.NativeCode);
        return used;
    }

    private static string Name(ISymbol symbol) => symbol is IPropertySymbol ? $"set_{symbol.Name}" : symbol.MetadataName;

    /// <summary>The type of another assembly that holds a member: itself, or what a constructed generic type is made from.</summary>
    private static TypeReferenceHandle? Holder(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference) return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification) return null;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
        signature.ReadByte(); // class or value type
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } made ? (TypeReferenceHandle)made : null;
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary>Marks a reader or writer that is opened by its path: <c>new StreamWriter("a.txt")</c>, but not <c>new StreamWriter(stream)</c>.</summary>
    private static string FileSuffix(MetadataReader metadata, MemberReference member)
    {
        if (metadata.GetString(member.Name) != ".ctor") return "";
        var signature = metadata.GetBlobBytes(member.Signature);
        return signature is [_, > 0, _, (byte)SignatureTypeCode.String, ..] ? ByPath : "";
    }
}
