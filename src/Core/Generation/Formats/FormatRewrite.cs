using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Formats;

/// <summary>Rewrites the places of the planned kinds.</summary>
internal sealed class FormatRewrite(FunctionSource source, IReadOnlyList<string> kinds)
{
    /// <returns>The whole new text of the function's file.</returns>
    public string Rewrite()
    {
        var edits = new TextEdits();
        foreach (var site in FormatFinder.Find(source, kinds)) site.Rewrite(edits);
        if (edits.IsEmpty) throw new GenerationRefusedException(new Reason(
            "format-conversion.nothing-to-rewrite", $"{source.File} has no place of the kinds {string.Join(", ", kinds)}."));
        if (kinds.Contains("string-builder")) NamespaceImport.Add(source, "System.Text", "StringBuilder", edits);
        var text = edits.Apply(source.Declaration.SyntaxTree.GetText());
        return CompileCheck.Error(source, text) is not { } error ? text : throw new GenerationRefusedException(new Reason(
            "format-conversion.not-expressible",
            $"{source.Type.ToDisplayString()} uses a text in a way that only a string can be used: {error}"));
    }
}
