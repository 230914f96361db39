using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Optimizations;

/// <summary>An optimization that rewrites the function's own class.</summary>
public abstract class CodeOptimization : Optimization
{
    public sealed override OptimizationClass Class => OptimizationClass.Code;

    /// <summary>The whole new text of <see cref="FunctionSource.File"/>; whatever does not change keeps its trivia.</summary>
    /// <exception cref="GenerationRefusedException">The source has a shape for which the change would not be safe.</exception>
    public abstract string Rewrite(FunctionSource source, OptimizationPlan plan);

    public sealed override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live) =>
        CandidateComposer.Compose(this, opportunity, source, live);
}
