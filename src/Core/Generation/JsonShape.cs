using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Generation;

/// <summary>
/// Whether JSON shows all of a type's state. Keys of requests and copies of responses are made by way of JSON, so state that it
/// does not show would make different requests look equal.
/// </summary>
internal static class JsonShape
{
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "System.DateTimeOffset", "System.TimeSpan", "System.Guid", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version",
        "System.Text.Json.JsonElement",
    };

    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List<T>", "System.Collections.Generic.IReadOnlyList<T>", "System.Collections.Generic.IReadOnlyCollection<T>",
        "System.Collections.Generic.IList<T>", "System.Collections.Generic.ICollection<T>", "System.Collections.Generic.IEnumerable<T>",
        "System.Collections.Generic.Dictionary<TKey, TValue>", "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>",
        "System.Collections.Generic.IDictionary<TKey, TValue>", "System.Collections.Immutable.ImmutableArray<T>",
        "System.Collections.Immutable.ImmutableList<T>", "System.Collections.Immutable.ImmutableDictionary<TKey, TValue>",
    };

    /// <returns>The first part that JSON does not show, as <c>Order.cachedTotal</c> and why; null when it shows everything.</returns>
    public static string? Hidden(ITypeSymbol type, Compilation compilation) => Hidden(type, compilation, []);

    /// <summary>Whether nobody can change a value of the type, so that callers may share it.</summary>
    public static bool IsDeeplyImmutable(ITypeSymbol type) => IsImmutable(type, []);

    internal static bool IsValue(ITypeSymbol type) =>
        (type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String) || type.SpecialType == SpecialType.System_DateTime
        || type.TypeKind == TypeKind.Enum || Values.Contains(type.ToDisplayString());

    private static string? Hidden(ITypeSymbol type, Compilation compilation, HashSet<ITypeSymbol> seen)
    {
        if (IsValue(type) || !seen.Add(type.WithNullableAnnotation(NullableAnnotation.None))) return null;
        if (type is IArrayTypeSymbol array) return Hidden(array.ElementType, compilation, seen);
        if (type is not INamedTypeSymbol named) return $"{type.ToDisplayString()} is not a plain type";
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || Collections.Contains(named.OriginalDefinition.ToDisplayString()))
            return named.TypeArguments.Select(a => Hidden(a, compilation, seen)).FirstOrDefault(h => h is not null);
        if (named.TypeKind is not (TypeKind.Class or TypeKind.Struct) || named.IsAbstract || named.SpecialType == SpecialType.System_Object)
            return $"{named.ToDisplayString()} stands for types that JSON does not tell apart";
        if (named.DeclaringSyntaxReferences.IsEmpty) return $"{named.ToDisplayString()} is not the platform's own type";
        if (DerivedFrom(named, compilation) is { } derived) return $"{derived.Name} derives from {named.Name} and may hold more";
        return Fields(named).Select(f => HiddenField(named, f, compilation, seen)).FirstOrDefault(h => h is not null);
    }

    private static string? HiddenField(INamedTypeSymbol type, IFieldSymbol field, Compilation compilation, HashSet<ITypeSymbol> seen)
    {
        ISymbol shown = field.AssociatedSymbol is IPropertySymbol property ? property : field;
        var readable = shown is IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public }
            || (shown is IFieldSymbol && shown.DeclaredAccessibility == Accessibility.Public);
        if (!readable || shown.GetAttributes().Any(a => a.AttributeClass?.Name is "JsonIgnoreAttribute" or "JsonConverterAttribute"))
            return $"{type.Name}.{shown.Name} is not in its JSON";
        return Hidden(field.Type, compilation, seen);
    }

    private static INamedTypeSymbol? DerivedFrom(INamedTypeSymbol type, Compilation compilation) =>
        type.IsSealed || type.IsValueType
            ? null
            : compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
                .FirstOrDefault(t => SymbolEqualityComparer.Default.Equals(t.BaseType?.OriginalDefinition, type.OriginalDefinition));

    private static bool IsImmutable(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (IsValue(type) || !seen.Add(type)) return true;
        if (type is not INamedTypeSymbol named) return false;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || named.ContainingNamespace?.ToDisplayString() == "System.Collections.Immutable")
            return named.TypeArguments.All(a => IsImmutable(a, seen));
        return (named.IsSealed || named.IsValueType) && !named.DeclaringSyntaxReferences.IsEmpty
            && Fields(named).All(f => IsFixed(f) && IsImmutable(f.Type, seen));
    }

    private static bool IsFixed(IFieldSymbol field) =>
        field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } };

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type)
    {
        for (var part = type; part is not null && part.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); part = part.BaseType)
        {
            foreach (var field in part.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst))
                yield return field;
        }
    }
}
