using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>Wrong values and conditions in a rewritten function.</summary>
internal static class ValueOperators
{
    private static readonly Dictionary<SyntaxKind, string> Boundaries = new()
    {
        [SyntaxKind.LessThanExpression] = "<=", [SyntaxKind.LessThanOrEqualExpression] = "<",
        [SyntaxKind.GreaterThanExpression] = ">=", [SyntaxKind.GreaterThanOrEqualExpression] = ">",
    };

    private static readonly Dictionary<SyntaxKind, string> Opposites = new()
    {
        [SyntaxKind.EqualsExpression] = "!=", [SyntaxKind.NotEqualsExpression] = "==", [SyntaxKind.LogicalAndExpression] = "||",
        [SyntaxKind.LogicalOrExpression] = "&&", [SyntaxKind.AddExpression] = "-", [SyntaxKind.SubtractExpression] = "+",
        [SyntaxKind.MultiplyExpression] = "/", [SyntaxKind.DivideExpression] = "*", [SyntaxKind.ModuloExpression] = "/",
        [SyntaxKind.AddAssignmentExpression] = "-=", [SyntaxKind.SubtractAssignmentExpression] = "+=",
    };

    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("off by one", target => target.All<LiteralExpressionSyntax>().Where(l => l.Token.Value is int).SelectMany(OffByOne)),
        new("boundary moved", target => target.All<BinaryExpressionSyntax>().Where(b => Boundaries.ContainsKey(b.Kind()))
            .Select(b => Operator(b, b.OperatorToken, Boundaries[b.Kind()]))),
        new("operator swapped", target => target.All<ExpressionSyntax>().Where(e => Opposites.ContainsKey(e.Kind())).Select(Opposite)),
        new("condition negated", target => Conditions(target).Select(c => Site.Replace(c, $"!({c})"))),
        new("condition dropped", target => Conditions(target).SelectMany(c => new[] { Site.Replace(c, "true"), Site.Replace(c, "false") })),
        new("text changed", target => target.All<LiteralExpressionSyntax>().Where(l => l.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(l => Site.Replace(l, SymbolDisplay.FormatLiteral(l.Token.ValueText + "~", quote: true)))),
        new("separator changed", target => target.All<LiteralExpressionSyntax>().Where(l => l.IsKind(SyntaxKind.CharacterLiteralExpression))
            .Select(l => Site.Replace(l, l.Token.ValueText == "~" ? "'^'" : "'~'"))),
        new("interpolated text changed", target => target.All<InterpolatedStringTextSyntax>().Select(t => Site.Replace(t, t + "~"))),
        new("interpolation dropped", target => target.All<InterpolationSyntax>().Select(i => Site.Replace(i, ""))),
        new("wrong default for null", target => target.All<BinaryExpressionSyntax>().Where(b => b.IsKind(SyntaxKind.CoalesceExpression))
            .Select(b => Site.Replace(b.Right, "default!"))),
        new("culture changed", target => Names(target, "InvariantCulture", "GetCultureInfo(\"de-DE\")")),
        new("comparison changed", target => Names(target, "Ordinal", "OrdinalIgnoreCase").Concat(Names(target, "OrdinalIgnoreCase", "Ordinal"))),
        new("arguments swapped", target => target.All<ArgumentListSyntax>().SelectMany(list => Swapped(target, list))),
        new("fields swapped", target => target.All<InitializerExpressionSyntax>().SelectMany(list => SwappedFields(target, list))),
        new("wrong member", target => target.All<MemberAccessExpressionSyntax>().SelectMany(access => OtherMembers(target, access))),
        new("flag flipped", target => target.All<LiteralExpressionSyntax>()
            .Where(l => l.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
            .Select(l => Site.Replace(l, l.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true"))),
    ];

    private static IEnumerable<Site> OffByOne(LiteralExpressionSyntax literal)
    {
        var value = (int)literal.Token.Value!;
        yield return Site.Replace(literal, (value + 1).ToString(CultureInfo.InvariantCulture));
        if (value > 0) yield return Site.Replace(literal, (value - 1).ToString(CultureInfo.InvariantCulture));
    }

    private static Site Operator(ExpressionSyntax at, SyntaxToken token, string text) =>
        new(at, new Microsoft.CodeAnalysis.Text.TextChange(token.Span, text));

    private static Site Opposite(ExpressionSyntax expression) => expression is AssignmentExpressionSyntax assignment
        ? Operator(expression, assignment.OperatorToken, Opposites[expression.Kind()])
        : Operator(expression, ((BinaryExpressionSyntax)expression).OperatorToken, Opposites[expression.Kind()]);

    private static IEnumerable<ExpressionSyntax> Conditions(MutationTarget target) =>
        target.All<IfStatementSyntax>().Select(i => i.Condition).Concat(target.All<ConditionalExpressionSyntax>().Select(c => c.Condition));

    private static IEnumerable<Site> Names(MutationTarget target, string name, string other) =>
        target.All<MemberAccessExpressionSyntax>().Where(m => m.Name.Identifier.Text == name && m.Expression.ToString() is "CultureInfo" or "StringComparison" or "StringComparer")
            .Where(m => m.Name.Identifier.Text == name).Select(m => Site.Replace(m.Name, other));

    private static IEnumerable<Site> Swapped(MutationTarget target, ArgumentListSyntax list) =>
        from i in Enumerable.Range(0, Math.Max(0, list.Arguments.Count - 1))
        let first = list.Arguments[i].Expression
        let second = list.Arguments[i + 1].Expression
        where SameType(target, first, second) && first.ToString() != second.ToString()
        select Site.Replace(first, second.ToString()).With(new Microsoft.CodeAnalysis.Text.TextChange(second.Span, first.ToString()));

    private static IEnumerable<Site> SwappedFields(MutationTarget target, InitializerExpressionSyntax list)
    {
        var fields = list.Expressions.OfType<AssignmentExpressionSyntax>().ToList();
        return
            from i in Enumerable.Range(0, Math.Max(0, fields.Count - 1))
            let first = fields[i].Right
            let second = fields[i + 1].Right
            where SameType(target, first, second) && first.ToString() != second.ToString()
            select Site.Replace(first, second.ToString()).With(new Microsoft.CodeAnalysis.Text.TextChange(second.Span, first.ToString()));
    }

    private static bool SameType(MutationTarget target, ExpressionSyntax first, ExpressionSyntax second) =>
        target.TypeOf(first) is { } type && SymbolEqualityComparer.Default.Equals(type, target.TypeOf(second));

    /// <summary>Another property of the same object with the same type: a wrong key, a wrong field.</summary>
    private static IEnumerable<Site> OtherMembers(MutationTarget target, MemberAccessExpressionSyntax access)
    {
        if (target.Model.GetSymbolInfo(access).Symbol is not IPropertySymbol { IsStatic: false } property) return [];
        return property.ContainingType.GetMembers().OfType<IPropertySymbol>()
            .Where(p => !p.IsStatic && !p.IsIndexer && p.Name != property.Name && p.Name != "EqualityContract" && p.DeclaredAccessibility == Accessibility.Public
                && SymbolEqualityComparer.Default.Equals(p.Type, property.Type))
            .Select(p => Site.Replace(access.Name, p.Name));
    }
}
