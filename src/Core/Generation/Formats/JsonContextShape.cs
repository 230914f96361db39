using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Core.Generation.Formats;

/// <summary>
/// Types that generated code writes as reflection does: no converters, polymorphism, fields or hidden state, and no cycles.
/// </summary>
internal sealed class JsonContextShape(CSharpCompilation compilation)
{
    private readonly Stack<ITypeSymbol> under = new();

    public bool Holds(ITypeSymbol type) => new JsonShapeWalk(compilation, restored: false).Fault(type) is null && IsKnown(type);

    /// <summary>A list or table: of one object each, a call makes too little JSON for its metadata to matter.</summary>
    public static bool IsBulk(ITypeSymbol type) => TypeFacts.CollectionItems(type) is not null
        || type is INamedTypeSymbol named && named.Locations.Any(l => l.IsInSource)
            && named.GetMembers().OfType<IPropertySymbol>().Any(p => !p.IsStatic && TypeFacts.CollectionItems(p.Type) is not null);

    /// <summary>The property of a context that holds a type's metadata.</summary>
    public static string Property(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Property(array.ElementType) + "Array",
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.Name + string.Concat(named.TypeArguments.Select(Property)),
        _ => type.Name,
    };

    private bool IsKnown(ITypeSymbol type)
    {
        if (TypeFacts.IsValue(type)) return !TypeFacts.HasAttribute(type, "JsonConverterAttribute");
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return IsKnown(((INamedTypeSymbol)type).TypeArguments[0]);
        if (TypeFacts.CollectionItems(type) is { } items) return IsKeyed(items) && items.All(i => IsKnown(i));
        if (type is not INamedTypeSymbol { IsGenericType: false, IsTupleType: false } named || !named.Locations.Any(l => l.IsInSource)) return false;
        if (!compilation.IsSymbolAccessibleWithin(named, compilation.Assembly) || named.IsFileLocal || IsMarked(named) || under.Contains(named, SymbolEqualityComparer.Default)) return false;
        under.Push(named);
        var members = TypeFacts.Chain(named).SelectMany(t => t.GetMembers()).Where(m => !m.IsStatic && !m.IsImplicitlyDeclared).ToList();
        var isKnown = !members.Exists(m => IsMarked(m) || m is IFieldSymbol) && members.OfType<IPropertySymbol>().All(p => IsKnown(p.Type));
        under.Pop();
        return isKnown;
    }

    private static bool IsKeyed(IReadOnlyList<ITypeSymbol> items) => items.Count == 1 || items[0].SpecialType == SpecialType.System_String;

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.ContainingNamespace?.ToDisplayString() == "System.Text.Json.Serialization" && a.AttributeClass.Name != "JsonPropertyNameAttribute");
}
