using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation;

/// <summary>Facts about types that the walks over them share.</summary>
internal static class TypeFacts
{
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "System.Guid", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Uri", "System.Version",
        "System.Int128", "System.UInt128", "System.Half",
    };

    /// <summary>Immutable values that are written whole as one JSON text or number.</summary>
    public static bool IsValue(ITypeSymbol type) => type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_String or SpecialType.System_DateTime or SpecialType.System_Decimal
            or (>= SpecialType.System_Boolean and <= SpecialType.System_Double)
        || Values.Contains(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString());

    /// <summary>The item types of a well-known collection that JSON writes item by item; null for anything else.</summary>
    public static IReadOnlyList<ITypeSymbol>? CollectionItems(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array) return [array.ElementType];
        if (type is not INamedTypeSymbol { IsGenericType: true } named) return null;
        var space = named.ContainingNamespace.ToDisplayString();
        var known = (space is "System.Collections.Generic" or "System.Collections.Immutable" or "System.Collections.ObjectModel")
            && named.Name is "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable"
                or "HashSet" or "ISet" or "IReadOnlySet" or "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary"
                or "ImmutableArray" or "ImmutableList" or "ImmutableDictionary" or "ImmutableHashSet" or "ImmutableSortedDictionary"
                or "Collection" or "ReadOnlyCollection";
        return known ? named.TypeArguments : null;
    }

    /// <summary>The platform's classes that derive from a class.</summary>
    public static bool HasDerivedTypes(INamedTypeSymbol type, CSharpCompilation compilation) => !type.IsSealed
        && compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Any(t => SymbolEqualityComparer.Default.Equals(t.BaseType?.OriginalDefinition, type.OriginalDefinition));

    public static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == name);

    /// <summary>A type and its base classes, up to but without <c>object</c> and <c>ValueType</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var at = type; at is not null && at.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); at = at.BaseType)
            yield return at;
    }

    /// <summary>Constructor parameters of a class (not a record) that its members keep using: hidden fields.</summary>
    public static IEnumerable<string> CapturedParameters(INamedTypeSymbol type, CSharpCompilation compilation)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>())
        {
            if (declaration is RecordDeclarationSyntax || declaration.ParameterList is null) continue;
            var model = compilation.GetSemanticModel(declaration.SyntaxTree);
            foreach (var use in declaration.Members.Where(m => m is not FieldDeclarationSyntax)
                .SelectMany(Bodies).SelectMany(b => b.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()))
            {
                if (model.GetSymbolInfo(use).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter)
                    yield return parameter.Name;
            }
        }
    }

    /// <summary>A member's code that runs after construction.</summary>
    private static IEnumerable<SyntaxNode> Bodies(MemberDeclarationSyntax member) => member is PropertyDeclarationSyntax property
        ? [.. new SyntaxNode?[] { property.ExpressionBody, property.AccessorList }.OfType<SyntaxNode>()]
        : [member];
}
