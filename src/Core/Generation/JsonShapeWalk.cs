using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Core.Generation;

/// <summary>Looks for state of a type that its JSON does not show or, where asked, does not restore.</summary>
/// <param name="compilation">The platform.</param>
/// <param name="restored">Whether reading the JSON must give the object back.</param>
internal sealed class JsonShapeWalk(CSharpCompilation compilation, bool restored)
{
    private readonly HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The first thing that is lost, as the end of a sentence; null when nothing is.</summary>
    public string? Fault(ITypeSymbol type)
    {
        if (TypeFacts.IsValue(type) || !seen.Add(type)) return null;
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return Fault(((INamedTypeSymbol)type).TypeArguments[0]);
        if (type.ToDisplayString() is "System.Text.Json.JsonElement") return null;
        if (TypeFacts.CollectionItems(type) is { } items) return items.Select(Fault).FirstOrDefault(f => f is not null);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || named.IsAbstract
            || named.SpecialType != SpecialType.None)
            return $"{Name(type)} can hold more than its JSON shows";
        if (!named.Locations.Any(l => l.IsInSource) && !named.IsTupleType) return $"{Name(type)} is not among the platform's own types";
        if (TypeFacts.HasAttribute(named, "JsonConverterAttribute")) return $"{Name(type)} has a converter of its own";
        if (TypeFacts.HasDerivedTypes(named, compilation)) return $"{Name(type)} has derived types, whose members its JSON leaves out";
        return Captured(named) ?? TypeFacts.Chain(named).Select(t => MembersFault(t, named)).FirstOrDefault(f => f is not null)
            ?? (restored ? ConstructorFault(named) : null);
    }

    private string? Captured(INamedTypeSymbol type) =>
        TypeFacts.CapturedParameters(type, compilation).FirstOrDefault() is { } parameter
            ? $"{Name(type)} keeps its constructor parameter {parameter} to itself" : null;

    private string? MembersFault(INamedTypeSymbol type, INamedTypeSymbol owner) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => !f.IsStatic && (!type.IsTupleType || SymbolEqualityComparer.Default.Equals(f.CorrespondingTupleField, f)))
        .Select(f => MemberFault(f, owner)).FirstOrDefault(f => f is not null);

    /// <summary>State is in fields; a property's own field counts as the property.</summary>
    private string? MemberFault(IFieldSymbol field, INamedTypeSymbol owner)
    {
        var member = field.AssociatedSymbol ?? field;
        var place = $"{Name(owner)}.{member.Name}";
        if (TypeFacts.HasAttribute(member, "JsonIgnoreAttribute")) return $"{place} is ignored by JSON";
        if (TypeFacts.HasAttribute(member, "JsonConverterAttribute")) return $"{place} has a converter of its own";
        var included = TypeFacts.HasAttribute(member, "JsonIncludeAttribute");
        if (member.DeclaredAccessibility != Accessibility.Public && !included) return $"{place} is not public";
        if (member is IPropertySymbol { GetMethod: null or { DeclaredAccessibility: not Accessibility.Public } } && !included)
            return $"{place} cannot be read";
        if (restored && !included && !IsRestored(member, owner)) return $"{place} cannot be set when the JSON is read";
        return Fault(field.Type);
    }

    private static bool IsRestored(ISymbol member, INamedTypeSymbol owner) =>
        (member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public })
        || Constructor(owner)?.Parameters.Any(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase)) == true;

    private static string? ConstructorFault(INamedTypeSymbol type)
    {
        if (type.IsTupleType) return null;
        var constructor = Constructor(type);
        if (constructor is null) return $"{Name(type)} has no constructor that JSON could use";
        var unknown = constructor.Parameters.FirstOrDefault(p => !TypeFacts.Chain(type).SelectMany(t => t.GetMembers())
            .Any(m => m is IPropertySymbol or IFieldSymbol && string.Equals(m.Name, p.Name, StringComparison.OrdinalIgnoreCase)));
        return unknown is null ? null : $"the constructor parameter {unknown.Name} of {Name(type)} is none of its members";
    }

    /// <summary>The constructor that System.Text.Json takes: the marked one, the parameterless one, or the only one.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        var open = type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public
            && !(type.IsRecord && c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type))).ToList();
        return open.Find(c => TypeFacts.HasAttribute(c, "JsonConstructorAttribute"))
            ?? open.Find(c => c.Parameters.Length == 0 && !(type.IsValueType && open.Count > 1))
            ?? (open.Count == 1 ? open[0] : type.IsValueType ? open.Find(c => c.Parameters.Length == 0) : null);
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
