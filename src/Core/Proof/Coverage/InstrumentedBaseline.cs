using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>A copy of an assembly in which one function counts the branches that it goes through and notes how far its comparisons are from turning.</summary>
/// <param name="Image">The copy.</param>
/// <param name="Branches">How many there are.</param>
/// <param name="Comparisons">Comparisons of numbers whose distance is noted.</param>
public sealed record InstrumentedBaseline(AssemblyImage Image, int Branches, int Comparisons)
{
    /// <returns>Null where the function has neither branch nor comparison, or where its source cannot be instrumented.</returns>
    public static InstrumentedBaseline? Of(FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Of(source.Compilation, source.Type);
    }

    /// <summary>A copy that counts nothing, for a function without branches that is to be executed as a probe all the same.</summary>
    internal static InstrumentedBaseline? WithNothing(FunctionSource source) => Emit(source.Compilation, 0, 0);

    /// <param name="compilation">The assembly that is copied.</param>
    /// <param name="type">The function's class in it.</param>
    /// <returns>Null where the function has neither branch nor comparison, or where its source cannot be instrumented.</returns>
    public static InstrumentedBaseline? Of(CSharpCompilation compilation, INamedTypeSymbol type)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(type);
        var members = ReachableMembers.Of(compilation, type);
        return new[] { ProbeDepth.Distances, ProbeDepth.Expressions, ProbeDepth.Statements }
            .Select(depth => Instrument(compilation, members, depth)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Conditions within expressions can be of a shape that does not compile with a count in it; statements always do.</summary>
    private static InstrumentedBaseline? Instrument(CSharpCompilation compilation, IReadOnlySet<SyntaxNode> members, ProbeDepth depth)
    {
        var (copy, next, comparisons) = (compilation, 0, 0);
        foreach (var tree in members.Select(m => m.SyntaxTree).Distinct())
        {
            var rewriter = new BranchRewriter(compilation.GetSemanticModel(tree), members, depth, next, comparisons);
            var root = rewriter.Visit(tree.GetRoot());
            if (rewriter.Next == next && rewriter.NextComparison == comparisons) continue;
            copy = copy.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root!, tree.Options));
            (next, comparisons) = (rewriter.Next, rewriter.NextComparison);
        }
        return next + comparisons == 0 ? null : Emit(copy, next, comparisons);
    }

    private static InstrumentedBaseline? Emit(CSharpCompilation compilation, int branches, int comparisons)
    {
        var complete = compilation.AddSyntaxTrees(
            BranchProbe.Declaration(branches, PlatformCompiler.ParseOptions), DistanceProbe.Declaration(comparisons, PlatformCompiler.ParseOptions));
        using var image = new MemoryStream();
        return complete.Emit(image).Success ? new InstrumentedBaseline(new AssemblyImage(compilation.AssemblyName!, image.ToArray()), branches, comparisons) : null;
    }
}
