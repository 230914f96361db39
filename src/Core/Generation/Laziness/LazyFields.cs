using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            var type = field.Field.Declaration.Type.ToString();
            edits.Open(field.Field.Declaration.Type.SpanStart, "Lazy<");
            edits.Close(field.Field.Declaration.Type.Span.End, ">");
            edits.Open(field.Value.SpanStart, field.Value.Parent is AssignmentExpressionSyntax ? $"new Lazy<{type}>(() => " : "new(() => ");
            if (field.Value is ImplicitObjectCreationExpressionSyntax made) edits.Replace(made.NewKeyword.Span, $"new {type.TrimEnd('?')}");
            edits.Close(field.Value.Span.End, ")");
            foreach (var use in field.Uses) edits.Close(use.Span.End, ".Value");
        }
        if (!edits.IsEmpty) NamespaceImport.Add(source, "System", "Lazy", edits);
        else throw new GenerationRefusedException(new Reason(
            "lazy-loading.no-eager-field", $"{source.File} has no field {string.Join(" or ", names)} that can be made later without anyone seeing it."));
        var text = edits.Apply(source.Declaration.SyntaxTree.GetText());
        return CompileCheck.Error(source, text) is not { } error ? text : throw new GenerationRefusedException(new Reason(
            "lazy-loading.not-expressible",
            $"{source.Type.ToDisplayString()} uses a field in a way that its lazy form does not allow: {error}"));
    }
}
