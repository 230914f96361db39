using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>A decorator whose policy has other parameters than were planned and simulated.</summary>
internal static class OptionOperators
{
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("option too large", target => Numbers(target, 10)),
        new("option too small", target => Numbers(target, 0.1)),
        new("option flipped", target => Values(target).OfType<LiteralExpressionSyntax>()
            .Where(l => l.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
            .Select(l => Site.Replace(l, l.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true"))),
        new("every fault counts", target => Predicates(target).Select(p => Site.Replace(p.Body, "true"))),
        new("no fault counts", target => Predicates(target).Select(p => Site.Replace(p.Body, "false"))),
        new("the other faults count", target => Predicates(target).Select(p => Site.Replace(p.Body, $"!({p.Body})"))),
        new("one key for all", target => Keys(target).Select(k => Site.Replace(k.Body, "\"all\""))),
        new("keys of any case are one", target => Keys(target).Select(k => Site.Replace(k.Body, $"{k.Body}.ToLowerInvariant()"))),
        new("a key of its own per call", target => Keys(target).Select(k => Site.Replace(k.Body, "new object()"))),
        new("responses shared", Shared) { Harmless = StepFacts.FallbackIsReadOnly },
    ];

    private static IEnumerable<ExpressionSyntax> Values(MutationTarget target) =>
        DecoratorOperators.Stages(target).SelectMany(s => s.ArgumentList.DescendantNodes())
            .OfType<AssignmentExpressionSyntax>().Select(a => a.Right);

    private static IEnumerable<SimpleLambdaExpressionSyntax> Predicates(MutationTarget target) =>
        Values(target).OfType<SimpleLambdaExpressionSyntax>().Where(l => l.Body.Kind() is SyntaxKind.IsPatternExpression or SyntaxKind.IsExpression);

    private static IEnumerable<SimpleLambdaExpressionSyntax> Keys(MutationTarget target) =>
        Values(target).OfType<SimpleLambdaExpressionSyntax>().Where(l => l.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "KeyOf" } });

    private static IEnumerable<Site> Numbers(MutationTarget target, double factor)
    {
        foreach (var literal in Values(target).SelectMany(v => v.DescendantNodesAndSelf()).OfType<LiteralExpressionSyntax>().Where(l => l.IsKind(SyntaxKind.NumericLiteralExpression)))
        {
            var value = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture);
            if (literal.Token.Value is not int) yield return Site.Replace(literal, Ratio(value, factor));
            else if (Whole((int)value, factor) is var other && other != (int)value) yield return Site.Replace(literal, other.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static int Whole(int value, double factor) => Math.Max(1, (int)Math.Round(value * factor));

    /// <summary>Ratios stay in (0, 1].</summary>
    private static string Ratio(double value, double factor) =>
        (value <= 1 ? Math.Min(1, value * factor) : value * factor).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Only of steps that give one response to several callers, and only where responses can be changed: immutable ones are shared already.</summary>
    private static IEnumerable<Site> Shared(MutationTarget target) =>
        from stage in DecoratorOperators.Stages(target)
        let chain = (MemberAccessExpressionSyntax)stage.Expression
        where chain.Name.Identifier.Text is not ("AddRetry" or "AddCircuitBreaker" or "AddThrottling")
            && !target.Entry.ToString().Contains(".ShareResponses()", StringComparison.Ordinal)
        select Site.Replace(chain.Expression, chain.Expression + ".ShareResponses()");
}
