using System.Text.Json;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Generation;

namespace Optimizer.Core.Proof.Edges;

/// <summary>A member of a request type as JSON names it.</summary>
internal sealed record RequestMember(string Name, ITypeSymbol Type)
{
    /// <summary>Public properties and fields that JSON can set; of a type of the framework: none.</summary>
    public static IReadOnlyList<RequestMember> Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || TypeFacts.IsValue(type)) return [];
        if (!named.Locations.Any(l => l.IsInSource) && named.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal)) return [];
        return
        [
            .. TypeFacts.Chain(named).SelectMany(t => t.GetMembers())
                .Where(m => m is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && !m.IsImplicitlyDeclared)
                .Where(m => !TypeFacts.HasAttribute(m, "JsonIgnoreAttribute"))
                .Select(Member).OfType<RequestMember>().DistinctBy(m => m.Name)
        ];
    }

    private static RequestMember? Member(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } p when p.SetMethod is not null || IsConstructed(p) => new(JsonName(p), p.Type),
        IFieldSymbol { IsConst: false } f => new(JsonName(f), f.Type),
        _ => null,
    };

    private static bool IsConstructed(IPropertySymbol property) => property.ContainingType.InstanceConstructors
        .Any(c => c.Parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    private static string JsonName(ISymbol member) =>
        member.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name
            : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
