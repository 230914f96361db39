using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>A place at which an operator can break a candidate.</summary>
/// <param name="At">The place; what is said of it, and what excludes it, is read from here.</param>
/// <param name="Changes">What is written instead.</param>
internal sealed record Site(SyntaxNode At, params TextChange[] Changes)
{
    /// <summary>One node gives way to other text.</summary>
    public static Site Replace(SyntaxNode node, string text) => new(node, new TextChange(node.Span, text));

    /// <summary>Further changes beside those at the place itself.</summary>
    public Site With(params TextChange[] others) => new(At, [.. Changes, .. others]);
}
