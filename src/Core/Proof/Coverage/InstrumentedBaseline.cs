using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>A copy of the platform in which one function counts the branches that it goes through.</summary>
/// <param name="Image">The copy.</param>
/// <param name="Branches">How many there are.</param>
public sealed record InstrumentedBaseline(AssemblyImage Image, int Branches)
{
    /// <returns>Null where the function has no branch, or where its source cannot be instrumented.</returns>
    public static InstrumentedBaseline? Of(FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var members = ReachableMembers.Of(source);
        return Instrument(source.Compilation, members, expressions: true) ?? Instrument(source.Compilation, members, expressions: false);
    }

    /// <summary>Conditions within expressions can be of a shape that does not compile with a count in it; statements always do.</summary>
    private static InstrumentedBaseline? Instrument(CSharpCompilation compilation, IReadOnlySet<SyntaxNode> members, bool expressions)
    {
        var (copy, next) = (compilation, 0);
        foreach (var tree in members.Select(m => m.SyntaxTree).Distinct())
        {
            var rewriter = new BranchRewriter(compilation.GetSemanticModel(tree), members, expressions, next);
            var root = rewriter.Visit(tree.GetRoot());
            if (rewriter.Next == next) continue;
            copy = copy.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root!, tree.Options));
            next = rewriter.Next;
        }
        if (next == 0) return null;
        copy = copy.AddSyntaxTrees(BranchProbe.Declaration(next, PlatformCompiler.ParseOptions));
        using var image = new MemoryStream();
        return copy.Emit(image).Success ? new InstrumentedBaseline(new AssemblyImage(compilation.AssemblyName!, image.ToArray()), next) : null;
    }
}
