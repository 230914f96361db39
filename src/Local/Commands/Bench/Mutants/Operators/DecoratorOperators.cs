using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>Breaks of the class that puts a function behind its policies.</summary>
internal static class DecoratorOperators
{
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("pipeline bypassed", target => [EntryOperators.Wrapped(target, "return await inner.InvokeAsync(request, cancellationToken);", "")]),
        new("function called once more", target =>
            [EntryOperators.Wrapped(target, "await inner.InvokeAsync(request, cancellationToken); return await AnswerAsync(request, cancellationToken);", "")]),
        new("pipeline made per call", PerCall) { Harmless = target => StepFacts.KeepNothing(target) },
        new("stage missing", target => Stages(target).Select(stage => Site.Replace(stage, Chain(stage).Expression.ToString()))),
        new("other clock", target => Builder(target).Select(call => Site.Replace(call.ArgumentList!.Arguments[1], "TimeProvider.System"))) { Harmless = target => StepFacts.ReadNoClock(target) },
    ];

    private static IEnumerable<Site> PerCall(MutationTarget target) =>
        from field in target.All<FieldDeclarationSyntax>()
        let variable = field.Declaration.Variables[0]
        where variable.Initializer is { } initial && initial.ToString().Contains(".Build()", StringComparison.Ordinal)
        from keyword in field.Modifiers.Where(m => m.Text == "readonly")
        select new Site(field, new TextChange(keyword.FullSpan, ""), new TextChange(variable.Initializer!.EqualsToken.Span, "=>"));

    /// <summary>The calls that add a step.</summary>
    internal static IEnumerable<InvocationExpressionSyntax> Stages(MutationTarget target) =>
        target.All<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && name.StartsWith("Add", StringComparison.Ordinal));

    private static MemberAccessExpressionSyntax Chain(InvocationExpressionSyntax call) => (MemberAccessExpressionSyntax)call.Expression;

    private static IEnumerable<ObjectCreationExpressionSyntax> Builder(MutationTarget target) =>
        target.All<ObjectCreationExpressionSyntax>().Where(c => c.Type.ToString().StartsWith("FunctionPipelineBuilder", StringComparison.Ordinal));
}
