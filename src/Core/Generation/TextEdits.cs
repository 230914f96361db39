using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Core.Generation;

/// <summary>Small edits of one text that may nest: what is inside an expression is edited apart from what is put around it.</summary>
internal sealed class TextEdits
{
    private readonly List<(TextChange Change, int Order)> edits = [];

    public bool IsEmpty => edits.Count == 0;

    /// <summary>Put before whatever begins here; called for outer expressions first.</summary>
    public void Open(int position, string text) => edits.Add((new TextChange(new TextSpan(position, 0), text), edits.Count + 1));

    /// <summary>Put after whatever ends here; called for outer expressions first.</summary>
    public void Close(int position, string text) => edits.Add((new TextChange(new TextSpan(position, 0), text), -edits.Count - 1));

    public void Replace(TextSpan span, string text) => edits.Add((new TextChange(span, text), edits.Count + 1));

    public void Remove(int start, int end) => Replace(TextSpan.FromBounds(start, end), "");

    public string Apply(SourceText text) => text.WithChanges(
        edits.OrderBy(e => e.Change.Span.Start).ThenBy(e => e.Change.Span.Length).ThenBy(e => e.Order).Select(e => e.Change)).ToString();
}
