using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>
/// Starts the reads of a group together. All have ended before the first is awaited, so that none outlives the call and no failure goes
/// unobserved; then they are awaited in their order, so that the failure that surfaces is the one that did before.
/// </summary>
internal sealed class OverlappedReads(FunctionSource source)
{
    private readonly SourceStyle style = SourceStyle.Of(source);
    private readonly TextEdits edits = new();

    /// <param name="groups">As <see cref="SequentialReads.Find"/> gives them.</param>
    /// <returns>The whole new text of the function's file.</returns>
    public string Rewrite(IReadOnlyList<IReadOnlyList<SequentialRead>> groups)
    {
        foreach (var group in groups) Rewrite(group);
        var text = edits.Apply(source.Declaration.SyntaxTree.GetText());
        return CompileCheck.Error(source, text) is not { } error ? text : throw new GenerationRefusedException(new Reason(
            "async-conversion.not-overlappable", $"{source.Type.ToDisplayString()} cannot have its reads under way together: {error}"));
    }

    private void Rewrite(IReadOnlyList<SequentialRead> group)
    {
        var column = SourceStyle.Column(group[0].Statement);
        var names = group.Select(Name).ToList();
        List<string> lines =
        [
            "// Waits for all, so that none outlives the call; the awaits below then fail in their order.",
            $"await {All(group, names)}.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);",
            .. group.Select((r, i) => Result(r, names[i])),
        ];
        foreach (var (read, name) in group.Zip(names)) Start(read, name);
        Insert(group[^1].Statement.Span.End, lines.Select(l => column + l));
    }

    /// <summary>Of results of one type <c>WhenAll</c> makes an array, and a task with a result must not be told to suppress its exception.</summary>
    private static string All(IReadOnlyList<SequentialRead> group, List<string> names)
    {
        var all = $"Task.WhenAll({string.Join(", ", names)})";
        return group.Select(r => r.Result).Distinct(SymbolEqualityComparer.Default).Count() == 1 ? $"((Task){all})" : all;
    }

    /// <summary>On lines of their own below, or right behind where the line goes on.</summary>
    private void Insert(int end, IEnumerable<string> lines)
    {
        var text = source.Declaration.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(end);
        var rest = text.ToString(TextSpan.FromBounds(end, line.End)).TrimStart();
        if (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal)) edits.Open(line.EndIncludingLineBreak, string.Concat(lines.Select(l => l + style.NewLine)));
        else edits.Open(end, string.Concat(lines.Select(l => style.NewLine + l)));
    }

    private void Start(SequentialRead read, string name)
    {
        edits.Replace(TextSpan.FromBounds(read.Statement.SpanStart, read.Call.SpanStart), $"var {name} = ");
        edits.Replace(TextSpan.FromBounds(read.Call.Span.End, read.Statement.Span.End), ";");
    }

    /// <summary>The statement with the task in the place of the call.</summary>
    private static string Result(SequentialRead read, string name)
    {
        var (text, start) = (read.Statement.ToString(), read.Statement.SpanStart);
        return text[..(read.Call.SpanStart - start)] + name + text[(read.Call.Span.End - start)..];
    }

    private string Name(SequentialRead read)
    {
        var name = read.Variable.Identifier.ValueText.TrimStart('@') + "Task";
        while (source.Declaration.DescendantTokens().Any(t => t.ValueText == name)) name += "2";
        return name;
    }
}
