using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases;

/// <summary>The one place that calls into optimizations: a fault of one is that one's alone.</summary>
internal static class SafeOptimization
{
    /// <returns>Null also where the optimization failed; a failing detection proposes nothing.</returns>
    public static Opportunity? Detect(Optimization optimization, FunctionProfile profile, FunctionSource source) =>
        Call(() => optimization.Detect(profile, source), _ => null);

    /// <returns>The candidate, or why there is none.</returns>
    public static (Candidate? Candidate, Reason? Refusal, bool Faulted) Generate(
        Optimization optimization, Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        try
        {
            return Call<(Candidate?, Reason?, bool)>(
                () => (optimization.Generate(opportunity, source, live), null, false),
                fault => (null, new Reason("generation.fault", $"{optimization.Id} failed while it wrote the change for {source.Id}: {fault.GetType().Name}: {fault.Message}"), true));
        }
        catch (GenerationRefusedException refusal)
        {
            return (null, refusal.Reason, false);
        }
    }

    /// <returns>Null where the source cannot be rewritten so.</returns>
    public static string? Rewrite(CodeOptimization optimization, FunctionSource source, OptimizationPlan plan)
    {
        try
        {
            return Call<string?>(() => optimization.Rewrite(source, plan), _ => null);
        }
        catch (GenerationRefusedException)
        {
            return null;
        }
    }

    private static T Call<T>(Func<T> call, Func<Exception, T> otherwise)
    {
        try
        {
            return call();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or GenerationRefusedException))
        {
            return otherwise(fault);
        }
    }
}
