using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Generation.Formats;

/// <summary>A place that copies more than it needs to.</summary>
/// <param name="Kind">Persisted in plans: <c>string-builder</c>, <c>span</c>, <c>split</c>, <c>json-options</c>, <c>json-context</c>, <c>needless-copy</c>.</param>
/// <param name="Node">The place.</param>
/// <param name="Rewrite">Makes the edits.</param>
internal sealed record FormatSite(string Kind, SyntaxNode Node, Action<TextEdits> Rewrite)
{
    /// <summary>1-based.</summary>
    public int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
