using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation;

/// <summary>Private read-only tables: collections whose content nothing changes once they are filled.</summary>
internal static class OnlyReads
{
    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Length", "Count", "Contains", "ContainsKey", "TryGetValue", "GetValueOrDefault", "Any", "All", "Sum", "Min", "Max", "First",
        "FirstOrDefault", "IndexOf", "BinarySearch",
    };

    /// <summary>Whether every use of a private field reads immutable items out of it.</summary>
    public static bool Of(IFieldSymbol field, CSharpCompilation compilation)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || TypeFacts.CollectionItems(field.Type) is not { } items
            || !items.All(new ImmutabilityWalk(compilation).IsImmutable)) return false;
        return field.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).All(part =>
        {
            var model = compilation.GetSemanticModel(part.SyntaxTree);
            return part.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(n => n.Identifier.ValueText == field.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, field))
                .All(IsRead);
        });
    }

    private static bool IsRead(IdentifierNameSyntax name)
    {
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name;
        return use.Parent switch
        {
            ElementAccessExpressionSyntax element => element.Expression == use && !IsTarget(element),
            MemberAccessExpressionSyntax access => access.Expression == use && Reads.Contains(access.Name.Identifier.ValueText),
            ForEachStatementSyntax loop => loop.Expression == use,
            _ => false,
        };
    }

    private static bool IsTarget(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0,
        _ => false,
    };
}
