using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>Wrong calls in a rewritten function: none, two, another order, another token, nobody who waits.</summary>
internal static class CallOperators
{
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("await dropped", target => Awaited(target).Select(s => Site.Replace(s, $"_ = {((AwaitExpressionSyntax)s.Expression).Expression};"))),
        new("awaited value dropped", target => target.All<AwaitExpressionSyntax>().Where(a => Value(target, a) is not null)
            .Select(a => Site.Replace(a, $"default({Value(target, a)})!"))),
        new("call skipped", target => Statements(target).Select(s => Site.Replace(s, ";"))),
        new("call doubled", target => Statements(target).Select(s => Site.Replace(s, $"{{ {s} {s} }}"))
            .Concat(target.All<AwaitExpressionSyntax>().Where(a => a.Parent is not ExpressionStatementSyntax).SelectMany(Doubled))),
        new("cancellation lost in a call", target => target.All<ArgumentSyntax>().Where(a => IsToken(target, a.Expression)).Select(a => Site.Replace(a.Expression, "CancellationToken.None"))),
        new("effects reordered", Reordered),
        new("fewer are awaited", target => Calls(target, "WhenAll").Select(c => Site.Replace(((MemberAccessExpressionSyntax)c.Expression).Name, "WhenAny"))),
        new("wrong method", target => target.All<InvocationExpressionSyntax>().SelectMany(OtherMethod)),
        new("statement moved out of its condition", target => target.All<IfStatementSyntax>().Where(i => i.Else is null && i.Statement is not BlockSyntax)
            .Select(i => Site.Replace(i, i.Statement.ToString()))),
        new("loop cut short", target => target.All<ForEachStatementSyntax>().Select(f => Site.Replace(f.Expression, $"({f.Expression}).Skip(1)"))
            .Concat(target.All<ForEachStatementSyntax>().Select(f => Site.Replace(f.Expression, $"({f.Expression}).SkipLast(1)")))),
        new("loop reversed", target => target.All<ForEachStatementSyntax>().Select(f => Site.Replace(f.Expression, $"({f.Expression}).Reverse()"))),
        new("conversion dropped", target => target.All<InvocationExpressionSyntax>().Where(IsFluent)
            .Select(c => Site.Replace(c, ((MemberAccessExpressionSyntax)c.Expression).Expression.ToString()))),
        new("null propagated", target => target.All<ReturnStatementSyntax>().Where(r => r.Expression is not null).Select(r => Site.Replace(r.Expression!, "default!"))),
    ];

    private static IEnumerable<ExpressionStatementSyntax> Awaited(MutationTarget target) =>
        target.All<ExpressionStatementSyntax>().Where(s => s.Expression is AwaitExpressionSyntax);

    private static string? Value(MutationTarget target, AwaitExpressionSyntax awaiting) =>
        target.TypeOf(awaiting) is { SpecialType: not SpecialType.System_Void } type && type.TypeKind != TypeKind.Error
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null;

    private static IEnumerable<ExpressionStatementSyntax> Statements(MutationTarget target) => target.All<ExpressionStatementSyntax>()
        .Where(s => s.Expression is InvocationExpressionSyntax or AwaitExpressionSyntax { Expression: InvocationExpressionSyntax });

    /// <summary>Once more in front of the statement that needs the result.</summary>
    private static IEnumerable<Site> Doubled(AwaitExpressionSyntax awaiting)
    {
        if (awaiting.Expression is not InvocationExpressionSyntax) yield break;
        if (awaiting.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement) yield break;
        if (awaiting.Ancestors().TakeWhile(n => n != statement).Any(n => n is AnonymousFunctionExpressionSyntax)) yield break;
        yield return new Site(awaiting, new TextChange(new TextSpan(statement.SpanStart, 0), $"_ = {awaiting};\n        "));
    }

    private static bool IsToken(MutationTarget target, ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax && target.TypeOf(expression)?.ToDisplayString() == "System.Threading.CancellationToken";

    /// <summary>Neighbouring statements that both reach out, or both change something.</summary>
    private static IEnumerable<Site> Reordered(MutationTarget target) =>
        from block in target.All<BlockSyntax>()
        from i in Enumerable.Range(0, Math.Max(0, block.Statements.Count - 1))
        let first = block.Statements[i]
        let second = block.Statements[i + 1]
        where Reaches(first) && Reaches(second) && first.ToString() != second.ToString()
        select Site.Replace(first, second.ToString()).With(new TextChange(second.Span, first.ToString()));

    private static bool Reaches(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax }
        || (statement is LocalDeclarationStatementSyntax && statement.DescendantNodes().OfType<AwaitExpressionSyntax>().Any());

    private static IEnumerable<InvocationExpressionSyntax> Calls(MutationTarget target, string method) =>
        target.All<InvocationExpressionSyntax>().Where(c => c.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && name == method);

    private static bool IsFluent(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Name.Identifier.Text: "Trim" or "TrimStart" or "TrimEnd" or "ToUpperInvariant" or "ToLowerInvariant" or "Distinct" or "Where" or "OrderBy" or "Reverse" or "Take" or "Skip",
    };

    private static readonly Dictionary<string, string> Methods = new()
    {
        ["OrderBy"] = "OrderByDescending", ["OrderByDescending"] = "OrderBy", ["ThenBy"] = "ThenByDescending", ["First"] = "Last", ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault", ["Min"] = "Max", ["Max"] = "Min", ["Any"] = "All", ["All"] = "Any", ["Take"] = "Skip", ["Skip"] = "Take",
        ["ToUpperInvariant"] = "ToLowerInvariant", ["ToLowerInvariant"] = "ToUpperInvariant", ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith",
        ["TrimStart"] = "TrimEnd", ["TrimEnd"] = "TrimStart", ["IndexOf"] = "LastIndexOf", ["LastIndexOf"] = "IndexOf", ["Floor"] = "Ceiling", ["Ceiling"] = "Floor",
        ["PadLeft"] = "PadRight", ["PadRight"] = "PadLeft", ["Sum"] = "Max", ["Append"] = "AppendLine", ["AppendLine"] = "Append", ["GetAsync"] = "DeleteAsync",
        ["PostAsync"] = "PutAsync", ["PostAsJsonAsync"] = "PutAsJsonAsync",
    };

    private static IEnumerable<Site> OtherMethod(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } && Methods.TryGetValue(name.Identifier.Text, out var other))
            yield return Site.Replace(name, other);
    }
}
