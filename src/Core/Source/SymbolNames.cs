using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Source;

public static class SymbolNames
{
    /// <summary>The name that reflection finds a type by: <c>Storefront.Outer+Inner</c>.</summary>
    public static string ToMetadataName(this INamedTypeSymbol type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.ContainingType is { } outer) return $"{outer.ToMetadataName()}+{type.MetadataName}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
            : type.MetadataName;
    }
}
