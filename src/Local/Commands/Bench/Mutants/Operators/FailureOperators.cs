using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>Failures that a rewritten function hides or changes, and state that it shares.</summary>
internal static class FailureOperators
{
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("failure not thrown", target => target.All<ThrowStatementSyntax>().SelectMany(t => new[] { Site.Replace(t, ";"), Site.Replace(t, "return default!;") })),
        new("another failure thrown", target => Thrown(target).Select(c => Site.Replace(c.Type, c.Type.ToString() == "TimeoutException" ? "InvalidOperationException" : "TimeoutException"))),
        new("status not checked", target => target.All<InvocationExpressionSyntax>()
            .Where(c => c.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "EnsureSuccessStatusCode" } && c.Parent is ExpressionStatementSyntax)
            .Select(c => Site.Replace(c.Parent!, ";"))),
        new("catch widened", target => target.All<CatchClauseSyntax>().Where(c => c.Declaration is not null)
            .Select(c => Site.Replace(c.Declaration!.Type, "Exception"))),
        new("catch never taken", target => target.All<CatchClauseSyntax>().Where(c => c.Filter is null && c.Declaration is not null)
            .Select(c => Site.Replace(c.Declaration!, $"{c.Declaration} when (c1 == 1)").With(target.Declare("private static readonly int c1 = 0;")))),
        new("object shared between calls", target => Shareable(target).Select(c => Site.Replace(c, $"(shared1 ??= {c})")
            .With(target.Declare($"private static {target.TypeOf(c)!.ToDisplayString()}? shared1;")))),
        new("writer not closed", target => target.All<LocalDeclarationStatementSyntax>().Where(l => l.UsingKeyword != default && IsWriter(target, l))
            .Select(l => new Site(l, new Microsoft.CodeAnalysis.Text.TextChange(l.UsingKeyword.FullSpan, "")))),
        new("lazy value lost", target => Lazy(target).Select(l => Site.Replace(l.Body, "default!"))),
    ];

    private static IEnumerable<ObjectCreationExpressionSyntax> Thrown(MutationTarget target) => target.All<ObjectCreationExpressionSyntax>()
        .Where(c => c.Parent is ThrowStatementSyntax or ThrowExpressionSyntax);

    /// <summary>Collections and builders that a call makes for itself.</summary>
    private static IEnumerable<BaseObjectCreationExpressionSyntax> Shareable(MutationTarget target) =>
        from creation in target.All<BaseObjectCreationExpressionSyntax>()
        where creation.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not null
        let type = target.TypeOf(creation)
        where type is not null && (type.Name is "StringBuilder" or "List" or "Dictionary" or "HashSet" or "Queue" or "SortedDictionary" or "MemoryStream")
        select creation;

    private static bool IsWriter(MutationTarget target, LocalDeclarationStatementSyntax local)
    {
        for (var type = target.TypeOf(local.Declaration.Variables[0].Initializer!.Value); type is not null; type = type.BaseType)
            if (type.Name is "TextWriter" or "Utf8JsonWriter" or "BinaryWriter") return true;
        return false;
    }

    /// <summary>What a <c>Lazy</c> is made with.</summary>
    private static IEnumerable<ParenthesizedLambdaExpressionSyntax> Lazy(MutationTarget target) =>
        target.All<ParenthesizedLambdaExpressionSyntax>().Where(l => l.Body is ExpressionSyntax
            && l.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation && target.TypeOf(creation)?.Name == "Lazy");
}
