using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Generation;

/// <summary>Writes types as an author would, and says which namespaces that takes.</summary>
/// <param name="qualified">Write everything out, for the rare file in which short names clash.</param>
internal sealed class TypeNames(bool qualified)
{
    private static readonly SymbolDisplayFormat Short = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted, SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly HashSet<string> namespaces = new(StringComparer.Ordinal);

    /// <summary>Those of the types written so far.</summary>
    public IReadOnlySet<string> Namespaces => namespaces;

    public string Of(ITypeSymbol type)
    {
        if (!qualified) Collect(type);
        return type.ToDisplayString(qualified ? Full : Short);
    }

    private void Collect(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) Collect(array.ElementType);
        if (type is not INamedTypeSymbol named) return;
        foreach (var argument in named.TypeArguments) Collect(argument);
        if (named.SpecialType is SpecialType.None && !named.IsTupleType && named.ContainingNamespace is { IsGlobalNamespace: false } space)
            namespaces.Add(space.ToDisplayString());
    }
}
