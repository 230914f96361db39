using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>Rewrites calls that block to calls that are awaited, and the helpers around them with their callers.</summary>
/// <param name="source">The function.</param>
/// <param name="passToken">Whether reads and pauses are given the caller's token.</param>
internal sealed class AsyncRewrite(FunctionSource source, bool passToken)
{
    private readonly AsyncMethods methods = new(source);
    private readonly TextEdits edits = new();

    /// <summary>Whether there is a call that blocks and can be awaited.</summary>
    public bool HasCalls => BlockingFinder.Find(source).Any(c => methods.AwaiterOf(c.Expression) is not null);

    /// <returns>The whole new text of the function's file.</returns>
    public string Rewrite()
    {
        var all = BlockingFinder.Find(source);
        var calls = all.Where(c => methods.AwaiterOf(c.Expression) is not null).ToDictionary(c => c.Expression);
        if (calls.Count == 0) throw Refuse(all);
        var changed = Changed(calls.Values);
        var token = Tokens(changed, calls.Values);
        if (calls.Values.FirstOrDefault(c => c.Kind is BlockingKind.TaskResult or BlockingKind.TaskWait) is { } aggregate) Explain(aggregate.Expression);
        foreach (var expression in source.Declaration.DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (calls.TryGetValue(expression, out var call)) Await(call, passToken && call.TakesToken ? token[methods.AwaiterOf(expression)!] : null);
            else if (HelperOf(expression, changed) is { } helper) AwaitHelper((InvocationExpressionSyntax)expression, helper, token);
        }
        foreach (var method in changed.Where(m => !m.IsAsync)) new AsyncSignature(methods, edits).Change(method, token[method]);
        var text = edits.Apply(source.Declaration.SyntaxTree.GetText());
        CheckCompiles(text);
        return text;
    }

    /// <summary>Says above the first place why it does not simply await.</summary>
    private void Explain(ExpressionSyntax expression)
    {
        var place = expression.FirstAncestorOrSelf<StatementSyntax>(s => s is not BlockSyntax) ?? (SyntaxNode)expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var (column, line) = (SourceStyle.Column(place), place.SyntaxTree.GetText().Lines.GetLineFromPosition(place.SpanStart));
        edits.Open(line.Start + column.Length, $"// WhenAny, so that a failure stays the AggregateException that it was.{SourceStyle.Of(source).NewLine}{column}");
    }

    /// <summary>The methods that block, and whatever calls a helper among them.</summary>
    private List<AwaitingCode> Changed(IEnumerable<BlockingCall> calls)
    {
        var changed = calls.Select(c => methods.AwaiterOf(c.Expression)!).Distinct().ToList();
        for (var i = 0; i < changed.Count; i++)
        {
            if (!methods.IsHelper(changed[i])) continue;
            var callers = methods.Uses(changed[i]).Select(u => methods.AwaiterOf(u)!);
            changed.AddRange(callers.Where(c => !changed.Contains(c)).Distinct().ToList());
        }
        return changed;
    }

    /// <summary>The name of the token in each changed method; null where it has none and needs none.</summary>
    private Dictionary<AwaitingCode, string?> Tokens(List<AwaitingCode> changed, IEnumerable<BlockingCall> calls)
    {
        var needing = calls.Where(c => passToken && c.TakesToken).Select(c => methods.AwaiterOf(c.Expression)!).ToHashSet();
        var before = -1;
        while (before != needing.Count)
        {
            before = needing.Count;
            foreach (var method in changed.Where(m => methods.IsHelper(m) && needing.Contains(m)).ToList())
                needing.UnionWith(methods.Uses(method).Select(u => methods.AwaiterOf(u)!));
        }
        return changed.ToDictionary(m => m, m => m.Token ?? (methods.IsHelper(m) && needing.Contains(m) ? "cancellationToken" : null));
    }

    private AwaitingCode? HelperOf(ExpressionSyntax expression, List<AwaitingCode> changed)
    {
        if (expression is not InvocationExpressionSyntax call || methods.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol called) return null;
        return changed.Find(m => methods.IsHelper(m) && SymbolEqualityComparer.Default.Equals(methods.Symbol(m), called.OriginalDefinition));
    }

    private void Await(BlockingCall call, string? token)
    {
        var (expression, task) = (call.Expression, call.Awaited);
        switch (call.Kind)
        {
            case BlockingKind.TaskResult or BlockingKind.TaskWait:
                edits.Open(expression.SpanStart, "(await Task.WhenAny(");
                edits.Close(task!.Span.End, "))");
                return;
            case BlockingKind.GetResult:
                Open(expression);
                edits.Remove(task!.Span.End, expression.Span.End);
                Close(expression);
                return;
            case BlockingKind.Sleep:
                edits.Replace(((InvocationExpressionSyntax)expression).Expression.Span, "await Task.Delay");
                break;
            default:
                Open(expression);
                edits.Close(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)expression).Expression).Name.Span.End, "Async");
                Close(expression);
                break;
        }
        AddArgument((InvocationExpressionSyntax)expression, token);
    }

    private void AwaitHelper(InvocationExpressionSyntax call, AwaitingCode helper, Dictionary<AwaitingCode, string?> token)
    {
        Open(call);
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)call.Expression;
        edits.Close(name.Identifier.Span.End, "Async");
        if (helper.Token is null && token[helper] is not null)
            AddArgument(call, token[methods.AwaiterOf(call)!] ?? "CancellationToken.None");
        Close(call);
    }

    private void AddArgument(InvocationExpressionSyntax call, string? token)
    {
        if (token is null) return;
        edits.Close(call.ArgumentList.CloseParenToken.SpanStart, call.ArgumentList.Arguments.Count > 0 ? $", {token}" : token);
    }

    private void Open(ExpressionSyntax expression) => edits.Open(expression.SpanStart, IsOperand(expression) ? "(await " : "await ");

    private void Close(ExpressionSyntax expression)
    {
        if (IsOperand(expression)) edits.Close(expression.Span.End, ")");
    }

    /// <summary>Something is done with the result that binds closer than <c>await</c>.</summary>
    private static bool IsOperand(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax element => element.Expression == expression,
        InvocationExpressionSyntax call => call.Expression == expression,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == expression,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Emitted too, since what cannot live across an await shows only then.</summary>
    private void CheckCompiles(string text)
    {
        if (CompileCheck.Error(source, text) is not { } error) return;
        throw new GenerationRefusedException(new Reason(
            "async-conversion.not-awaitable",
            $"{source.Type.ToDisplayString()} holds something across a blocking call that an async method cannot hold: {error}")
        {
            WouldFlip = "Do not keep spans or references across the call.",
        });
    }

    private GenerationRefusedException Refuse(IReadOnlyList<BlockingCall> calls) => new(calls.Count == 0
        ? new Reason("async-conversion.no-blocking-call", $"{source.File} does not block.")
        : new Reason(
            "async-conversion.cannot-await",
            FormattableString.Invariant($"{calls[0].Text} at {source.File}({calls[0].Line}) is inside a lock, a lambda or a method that its callers cannot await."))
        {
            WouldFlip = "Move the call out of the lock or lambda, into InvokeAsync or a private method that only such methods call.",
        });
}
