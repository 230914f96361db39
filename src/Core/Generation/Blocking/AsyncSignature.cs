using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>Makes a method async: its modifier, its result, its token and what it returns.</summary>
internal sealed class AsyncSignature(AsyncMethods methods, TextEdits edits)
{
    /// <param name="method">Not async yet.</param>
    /// <param name="token">The name of its token; null for none.</param>
    public void Change(AwaitingCode method, string? token)
    {
        edits.Open(method.ReturnType.SpanStart, "async ");
        if (methods.IsHelper(method)) ChangeHelper(method, token);
        else foreach (var returned in Returned(method)) Unwrap(returned);
    }

    private void ChangeHelper(AwaitingCode method, string? token)
    {
        if (method.ReturnType is PredefinedTypeSyntax { Keyword.ValueText: "void" }) edits.Replace(method.ReturnType.Span, "Task");
        else
        {
            edits.Open(method.ReturnType.SpanStart, "Task<");
            edits.Close(method.ReturnType.Span.End, ">");
        }
        edits.Close(method.Identifier.Span.End, "Async");
        var parameters = method.ParameterList.Parameters;
        if (token is not null && method.Token is null)
            edits.Close(method.ParameterList.CloseParenToken.SpanStart, (parameters.Count > 0 ? ", " : "") + $"CancellationToken {token}");
    }

    private static IEnumerable<ExpressionSyntax> Returned(AwaitingCode method)
    {
        if (method.ExpressionBody is { } arrow) return [arrow.Expression];
        return method.Body!.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();
    }

    /// <summary><c>Task.FromResult(x)</c> to <c>x</c>; any other task is awaited.</summary>
    private void Unwrap(ExpressionSyntax returned)
    {
        if (returned is ThrowExpressionSyntax) return;
        if (returned is InvocationExpressionSyntax { ArgumentList.Arguments: [var result] } call
            && methods.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "FromResult", ContainingType.Name: "Task" })
        {
            edits.Remove(call.SpanStart, result.SpanStart);
            edits.Remove(result.Span.End, call.Span.End);
            return;
        }
        var isSimple = returned is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax;
        edits.Open(returned.SpanStart, isSimple ? "await " : "await (");
        if (!isSimple) edits.Close(returned.Span.End, ")");
    }
}
