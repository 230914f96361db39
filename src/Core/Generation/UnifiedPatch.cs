using System.Text;
using DiffPlex.Model;
using Optimizer.Core.Model;

namespace Optimizer.Core.Generation;

/// <summary>Writes edits as a patch that <c>git apply</c> takes, byte for byte: line ends and a missing last newline are kept.</summary>
public static class UnifiedPatch
{
    private const int Context = 3;

    /// <param name="edits">Paths relative to where the patch is applied.</param>
    /// <returns>Empty when nothing changes.</returns>
    public static string Write(IReadOnlyList<SourceEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var patch = new StringBuilder();
        foreach (var edit in edits.Where(e => e.Before != e.After).OrderBy(e => e.Path, StringComparer.Ordinal)) Append(patch, edit);
        return patch.ToString();
    }

    private static void Append(StringBuilder patch, SourceEdit edit)
    {
        var (before, after) = (Lines(edit.Before), Lines(edit.After));
        var (from, to) = (Quote("a/" + edit.Path), Quote("b/" + edit.Path));
        patch.Append(FormattableString.Invariant($"diff --git {from} {to}\n"));
        if (edit.Before is null) patch.Append("new file mode 100644\n");
        if (edit.After is null) patch.Append("deleted file mode 100644\n");
        if (before.Length + after.Length == 0) return;
        patch.Append("--- ").Append(edit.Before is null ? "/dev/null" : from).Append('\n');
        patch.Append("+++ ").Append(edit.After is null ? "/dev/null" : to).Append('\n');
        foreach (var hunk in Hunks(before, after)) AppendHunk(patch, hunk, before, after);
    }

    private static string[] Lines(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var lines = text.Split('\n');
        var last = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        return [.. lines.Take(last).Select((line, i) => i < lines.Length - 1 ? line + "\n" : line)];
    }

    /// <summary>Runs of changes that are at most two contexts apart.</summary>
    private static List<List<DiffBlock>> Hunks(string[] before, string[] after)
    {
        var diff = DiffPlex.Differ.Instance.CreateDiffs(
            string.Concat(before), string.Concat(after), ignoreWhiteSpace: false, ignoreCase: false, new NewLineKeepingChunker());
        var hunks = new List<List<DiffBlock>>();
        foreach (var block in diff.DiffBlocks)
        {
            var last = hunks.Count > 0 ? hunks[^1][^1] : null;
            if (last is null || block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) > 2 * Context) hunks.Add([]);
            hunks[^1].Add(block);
        }
        return hunks;
    }

    private static void AppendHunk(StringBuilder patch, List<DiffBlock> blocks, string[] before, string[] after)
    {
        var (first, last) = (blocks[0], blocks[^1]);
        var lead = Math.Min(Context, first.DeleteStartA);
        var endA = Math.Min(before.Length, last.DeleteStartA + last.DeleteCountA + Context);
        var endB = Math.Min(after.Length, last.InsertStartB + last.InsertCountB + Context);
        var (startA, startB) = (first.DeleteStartA - lead, first.InsertStartB - lead);
        patch.Append(FormattableString.Invariant($"@@ -{Range(startA, endA)} +{Range(startB, endB)} @@\n"));
        var at = startA;
        foreach (var block in blocks)
        {
            for (; at < block.DeleteStartA; at++) Append(patch, ' ', before[at]);
            for (; at < block.DeleteStartA + block.DeleteCountA; at++) Append(patch, '-', before[at]);
            for (var i = 0; i < block.InsertCountB; i++) Append(patch, '+', after[block.InsertStartB + i]);
        }
        for (; at < endA; at++) Append(patch, ' ', before[at]);
    }

    private static string Range(int start, int end) => end == start
        ? FormattableString.Invariant($"{start},0")
        : FormattableString.Invariant($"{start + 1},{end - start}");

    private static void Append(StringBuilder patch, char mark, string line)
    {
        patch.Append(mark).Append(line);
        if (!line.EndsWith('\n')) patch.Append("\n\\ No newline at end of file\n");
    }

    /// <summary>Git's C-style quoting of paths with control characters, quotes or backslashes.</summary>
    private static string Quote(string path) => path.Any(c => c is '"' or '\\' or < ' ')
        ? "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\""
        : path;

    private sealed class NewLineKeepingChunker : DiffPlex.IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Lines(text);
    }
}
