using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>A place where a function waits on its thread.</summary>
/// <param name="Expression">All of it: <c>task.Result</c>, <c>File.ReadAllText(path)</c>.</param>
/// <param name="Kind">How it waits.</param>
/// <param name="Awaited">The task; null where there is none.</param>
/// <param name="Twin">The asynchronous method; null for other kinds.</param>
internal sealed record BlockingCall(ExpressionSyntax Expression, BlockingKind Kind, ExpressionSyntax? Awaited, IMethodSymbol? Twin)
{
    private const int MaxText = 60;

    /// <summary>1-based.</summary>
    public int Line => Expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>As written, shortened.</summary>
    public string Text => Expression.ToString() is { Length: > MaxText } text ? "…" + text[^MaxText..] : Expression.ToString();

    /// <summary>No dependency span shows how long it waits.</summary>
    public bool IsUnseen => Kind == BlockingKind.Sleep
        || (Twin is not null && Twin.ContainingNamespace.ToDisplayString() == "System.IO");

    /// <summary>The twin takes a token after everything that is given. A write is not given one: cut off, it would be half done.</summary>
    public bool TakesToken => Kind == BlockingKind.Sleep
        || (Twin is { Parameters: [.., { Type.Name: "CancellationToken" }] } && Expression is InvocationExpressionSyntax call
            && call.ArgumentList.Arguments.Count == Twin.Parameters.Length - 1
            && call.ArgumentList.Arguments.All(a => a.NameColon is null)
            && (Twin.Name.StartsWith("Read", StringComparison.Ordinal) || Twin.Name is "SendAsync"));
}
