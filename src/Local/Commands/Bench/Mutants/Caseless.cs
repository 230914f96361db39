using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>Ordinal comparisons with a text that has no letters in it, whatever happens: with and without case they say the same.</summary>
internal static class Caseless
{
    /// <param name="at">The name of the comparison: <c>Ordinal</c> in <c>text.StartsWith("+", StringComparison.Ordinal)</c>.</param>
    public static bool IsComparison(SyntaxNode at, MutationTarget target) =>
        at.Parent is MemberAccessExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var text, _] } list } } comparison
        && comparison.Expression.ToString() == "StringComparison" && list.Arguments[1].Expression == comparison && at.ToString() is "Ordinal" or "OrdinalIgnoreCase"
        && IsIn(text.Expression, target);

    private static bool IsIn(ExpressionSyntax text, MutationTarget target) => text switch
    {
        _ when target.Model.GetConstantValue(text) is { HasValue: true, Value: string constant } => constant.All(c => char.IsAscii(c) && !char.IsAsciiLetter(c)),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsIn(sum.Left, target) && IsIn(sum.Right, target),
        IdentifierNameSyntax name when target.Model.GetSymbolInfo(name).Symbol is ILocalSymbol local => LookedUp(local, target) is { } table && IsOnlyRead(table, target)
            && Values(table) is { } values && values.All(v => IsIn(v, target)),
        _ => false,
    };

    /// <summary>The table of the class in which the local was looked up: <c>Codes.TryGetValue(country, out var code)</c>.</summary>
    private static IFieldSymbol? LookedUp(ILocalSymbol local, MutationTarget target) =>
        local.DeclaringSyntaxReferences[0].GetSyntax() is SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "TryGetValue" } access
        && target.Model.GetSymbolInfo(access.Expression).Symbol is IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private } field
        && !target.All<IdentifierNameSyntax>().Any(n => n.Identifier.Text == local.Name && n.Parent is AssignmentExpressionSyntax assignment && assignment.Left == n)
            ? field : null;

    private static bool IsOnlyRead(IFieldSymbol table, MutationTarget target) => target.All<IdentifierNameSyntax>()
        .Where(n => SymbolEqualityComparer.Default.Equals(target.Model.GetSymbolInfo(n).Symbol, table))
        .All(n => n.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "TryGetValue" or "ContainsKey" or "Count" });

    /// <summary>The values that its initializer gives; null where they cannot be read off.</summary>
    private static IEnumerable<ExpressionSyntax>? Values(IFieldSymbol table)
    {
        if (table.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: { } initializer } }) return null;
        return initializer.Expressions.All(e => e is AssignmentExpressionSyntax) ? initializer.Expressions.Cast<AssignmentExpressionSyntax>().Select(a => a.Right) : null;
    }
}
