using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>
/// The compilation unit of a rewritten function: its class and types that the rewrite adds, since every other type must stay the
/// platform's own, and its decorator where it has policies too.
/// </summary>
internal static class BundleUnit
{
    /// <summary>As reflection writes it: nested classes behind a plus sign.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null) return $"{FullName(type.ContainingType)}+{type.MetadataName}";
        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
    }

    /// <param name="rewritten">The function after its rewrites.</param>
    /// <param name="platform">As it was before.</param>
    /// <param name="decorator">Null without policies.</param>
    public static string Of(FunctionSource rewritten, Compilation platform, string? decorator)
    {
        CheckStandsAlone(rewritten);
        var parts = rewritten.Type.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).Distinct().ToList();
        var units = parts.Select(tree => Alone(tree, rewritten, platform)).ToList();
        if (decorator is not null) units.Add(decorator);
        return units.Count == 1 ? units[0] : Merge(units);
    }

    /// <summary>A file without its other types and without attributes of the assembly.</summary>
    private static string Alone(SyntaxTree tree, FunctionSource rewritten, Compilation platform)
    {
        var root = tree.GetCompilationUnitRoot();
        var model = rewritten.Compilation.GetSemanticModel(tree);
        var others = root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(n => n is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax or AttributeListSyntax)
            .Where(n => n is not MemberDeclarationSyntax member || !Stays(member, model, rewritten.Type, platform)).ToList();
        var text = tree.GetText().WithChanges(others.Select(n => new TextChange(n.FullSpan, "")));
        return text.ToString();
    }

    private static bool Stays(MemberDeclarationSyntax member, SemanticModel model, INamedTypeSymbol type, Compilation platform) =>
        model.GetDeclaredSymbol(member) is INamedTypeSymbol declared
        && (declared.IsFileLocal || SymbolEqualityComparer.Default.Equals(declared, type) || platform.Assembly.GetTypeByMetadataName(FullName(declared)) is null);

    /// <summary>Several units as one: every namespace a block with its own file's usings inside.</summary>
    private static string Merge(List<string> units)
    {
        var merged = new StringBuilder();
        var roots = units.Select(u => CSharpSyntaxTree.ParseText(u, PlatformCompiler.ParseOptions).GetCompilationUnitRoot()).ToList();
        if (roots.Exists(r => r.Members.Any(m => m is BaseTypeDeclarationSyntax))) return MergeGlobal(roots);
        if (InOneFileScopedNamespace(roots) is { } shared) return MergeFileScoped(shared, roots);
        foreach (var root in roots)
        {
            var usings = string.Concat(root.Usings.Where(u => u.GlobalKeyword == default).Select(u => $"    {u}\n"));
            foreach (var space in root.Members.OfType<BaseNamespaceDeclarationSyntax>().Where(s => s.Members.Count > 0))
            {
                merged.Append("namespace ").Append(space.Name).Append("\n{\n").Append(usings)
                    .AppendJoin("", space.Usings.Select(u => $"    {u}\n")).Append('\n')
                    .AppendJoin("", space.Members.Select(m => m.ToFullString().TrimStart('\r', '\n'))).Append("}\n\n");
            }
        }
        return merged.ToString().TrimEnd() + "\n";
    }

    private static string? InOneFileScopedNamespace(List<CompilationUnitSyntax> roots)
    {
        var names = roots.Select(r => (r.Members.FirstOrDefault() as FileScopedNamespaceDeclarationSyntax)?.Name.ToString()).Distinct().ToList();
        return names is [{ } one] ? one : null;
    }

    private static string MergeFileScoped(string space, List<CompilationUnitSyntax> roots)
    {
        var usings = roots.SelectMany(r => r.Usings.Concat(((FileScopedNamespaceDeclarationSyntax)r.Members[0]).Usings))
            .Select(u => u.ToString()).Distinct();
        var members = roots.SelectMany(r => ((FileScopedNamespaceDeclarationSyntax)r.Members[0]).Members)
            .Select(m => "\n" + m.ToFullString().Trim() + "\n");
        return $"{string.Join('\n', usings)}\n\nnamespace {space};\n{string.Concat(members)}";
    }

    private static string MergeGlobal(List<CompilationUnitSyntax> roots) =>
        string.Concat(roots.SelectMany(r => r.Usings).Select(u => u.ToString()).Distinct().Select(u => u + "\n"))
        + string.Concat(roots.SelectMany(r => r.Members).Select(m => "\n" + m.ToFullString().Trim() + "\n"));

    private static void CheckStandsAlone(FunctionSource source)
    {
        if (source.Type.ContainingType is not null) Refuse(source, "is nested in another class");
        if (source.Type.ContainingNamespace.IsGlobalNamespace && source.Type.DeclaringSyntaxReferences.Length > 1)
            Refuse(source, "has several parts outside of any namespace");
        if (Nested(source.RequestType, source.Type) || Nested(source.ResponseType, source.Type))
            Refuse(source, "declares its own request or response type inside itself");
    }

    private static bool Nested(ITypeSymbol type, INamedTypeSymbol owner) => type switch
    {
        IArrayTypeSymbol array => Nested(array.ElementType, owner),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named.ContainingType, owner)
            || named.TypeArguments.Any(a => Nested(a, owner)),
        _ => false,
    };

    private static void Refuse(FunctionSource source, string because) => throw new GenerationRefusedException(new Reason(
        "source.not-alone", $"{source.Type.ToDisplayString()} {because}, so it cannot be replaced without replacing types that callers hold.")
    {
        WouldFlip = "Declare the function's class, its request and its response side by side in a namespace.",
    });
}
