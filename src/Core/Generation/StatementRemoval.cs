using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Core.Generation;

/// <summary>Takes statements out of a text.</summary>
internal static class StatementRemoval
{
    /// <summary>Removes a statement, with its line where nothing else is on it.</summary>
    public static void RemoveFrom(this StatementSyntax statement, TextEdits edits)
    {
        var text = statement.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        var isAlone = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)).Trim().Length == 0
            && text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)).Trim().Length == 0;
        edits.Remove(isAlone ? first.Start : statement.SpanStart, isAlone ? last.EndIncludingLineBreak : statement.Span.End);
    }
}
