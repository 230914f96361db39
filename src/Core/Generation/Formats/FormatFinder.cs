using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Formats;

/// <summary>Finds where a function's methods copy more than they need to.</summary>
internal static class FormatFinder
{
    /// <summary>In the order of the text; places inside of others are left out.</summary>
    public static IReadOnlyList<FormatSite> Find(FunctionSource source)
    {
        var model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        var methods = source.Declaration.Members.OfType<MethodDeclarationSyntax>().ToList();
        var found = methods.SelectMany(m => (IEnumerable<FormatSite>)
            [
                .. LoopConcatenation.Find(m, model), .. SpanParsing.Find(m, model), .. NeedlessCopies.Find(m, model),
            ])
            .Concat(new JsonOptionsCache(source, model).Find(methods)).OrderBy(s => s.Node.SpanStart).ToList();
        return found;
    }

    /// <summary>Share of the methods' text that the places and the loops around them take, 0 to 1.</summary>
    public static double TextShare(FunctionSource source, IReadOnlyList<FormatSite> sites)
    {
        var all = source.Declaration.Members.OfType<MethodDeclarationSyntax>().Sum(m => m.Span.Length);
        return Math.Min(1, (double)sites.Sum(s => s.Node.Span.Length) / Math.Max(1, all));
    }
}
