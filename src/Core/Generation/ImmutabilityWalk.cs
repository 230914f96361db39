using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Core.Generation;

/// <summary>Proves that nobody can change an object of a type, nor anything that it holds. What is not proven is not immutable.</summary>
internal sealed class ImmutabilityWalk(CSharpCompilation compilation)
{
    private readonly HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);

    public bool IsImmutable(ITypeSymbol type)
    {
        if (TypeFacts.IsValue(type) || !seen.Add(type)) return true;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named) return false;
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return IsImmutable(named.TypeArguments[0]);
        var space = named.ContainingNamespace.ToDisplayString();
        if (space is "System.Collections.Immutable" or "System.Collections.Frozen")
            return named.Name != "Builder" && named.TypeArguments.All(IsImmutable);
        return named.SpecialType == SpecialType.None && !named.IsAbstract && named.Locations.Any(l => l.IsInSource)
            && !TypeFacts.HasDerivedTypes(named, compilation) && !TypeFacts.CapturedParameters(named, compilation).Any()
            && TypeFacts.Chain(named).SelectMany(t => t.GetMembers()).OfType<IFieldSymbol>().Where(f => !f.IsStatic).All(IsImmutable);
    }

    private bool IsImmutable(IFieldSymbol field)
    {
        var settable = field.AssociatedSymbol is IPropertySymbol property
            ? property.SetMethod is { IsInitOnly: false }
            : !field.IsReadOnly;
        return !settable && IsImmutable(field.Type);
    }
}
