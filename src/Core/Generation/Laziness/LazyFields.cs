using Microsoft.CodeAnalysis;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Laziness;

/// <summary>Rewrites fields to <c>Lazy&lt;T&gt;</c>, and their uses to its value.</summary>
internal sealed class LazyFields(FunctionSource source, IReadOnlyList<string> names)
{
    /// <returns>The whole new text of the function's file.</returns>
    public string Rewrite()
    {
        var edits = new TextEdits();
        foreach (var field in EagerFields.Find(source).Where(f => names.Contains(f.Name)))
        {
            edits.Open(field.Field.Declaration.Type.SpanStart, "Lazy<");
            edits.Close(field.Field.Declaration.Type.Span.End, ">");
            edits.Open(field.Value.SpanStart, "new(() => ");
            edits.Close(field.Value.Span.End, ")");
            foreach (var use in field.Uses) edits.Close(use.Span.End, ".Value");
        }
        if (edits.IsEmpty) throw new GenerationRefusedException(new Reason(
            "lazy-loading.no-eager-field", $"{source.File} has no field {string.Join(" or ", names)} that can be made later without anyone seeing it."));
        var text = edits.Apply(source.Declaration.SyntaxTree.GetText());
        var error = source.WithFile(text).Compilation.Emit(Stream.Null).Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? text : throw new GenerationRefusedException(new Reason(
            "lazy-loading.not-expressible",
            $"{source.Type.ToDisplayString()} uses a field in a way that its lazy form does not allow: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }
}
