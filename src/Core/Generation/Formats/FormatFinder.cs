using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Formats;

/// <summary>Finds where a function's methods copy more than they need to.</summary>
internal static class FormatFinder
{
    /// <summary>In the order of the text; of a place that could be of several kinds, the first.</summary>
    /// <param name="source">The function.</param>
    /// <param name="kinds">The kinds that are asked for; null for all.</param>
    public static IReadOnlyList<FormatSite> Find(FunctionSource source, IReadOnlyList<string>? kinds = null)
    {
        var model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        var methods = source.Declaration.Members.OfType<MethodDeclarationSyntax>().ToList();
        var contexts = kinds?.Contains("json-context") != false ? new JsonContext(source, model).Find(methods) : [];
        var options = contexts.SelectMany(c => ((InvocationExpressionSyntax)c.Node).ArgumentList.Arguments).Select(a => (SyntaxNode)a.Expression).ToList();
        return
        [
            .. methods.SelectMany(m => (IEnumerable<FormatSite>)
                    [
                        .. LoopConcatenation.Find(m, model), .. SpanParsing.Find(m, model), .. SpanParsing.FindAppended(m, model), .. SplitParts.Find(m, model),
                        .. NeedlessCopies.Find(m, model), .. NeedlessCopies.FindLooped(m, model),
                    ])
                .Concat(contexts).Concat(new JsonOptionsCache(source, model, options).Find(methods))
                .Where(s => kinds?.Contains(s.Kind) != false).OrderBy(s => s.Node.SpanStart),
        ];
    }

    /// <summary>Share of the methods' text that the places and the loops around them take, 0 to 1.</summary>
    public static double TextShare(FunctionSource source, IReadOnlyList<FormatSite> sites)
    {
        var all = source.Declaration.Members.OfType<MethodDeclarationSyntax>().Sum(m => m.Span.Length);
        return Math.Min(1, (double)sites.Sum(s => s.Node.Span.Length) / Math.Max(1, all));
    }
}
