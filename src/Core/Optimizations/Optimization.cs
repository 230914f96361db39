using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// One of the known optimizations. A concrete type is sealed, has a parameterless constructor, lives in its own file and is
/// found by <c>OptimizationCatalog.Discover</c>; it nests its <c>Options</c> and its <c>Plan</c>.
/// </summary>
public abstract class Optimization
{
    /// <summary>Literal and persisted; never renamed.</summary>
    public abstract string Id { get; }

    public abstract string Title { get; }

    public abstract OptimizationClass Class { get; }

    /// <summary>The contract terms without which the change would alter what callers may rely on.</summary>
    public abstract ContractTerms Needs { get; }

    /// <summary>The terms of <see cref="Needs"/> that a function neither declares nor, where a type can tell, provably keeps.</summary>
    public virtual ContractTerms MissingTerms(FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.MissingTerms(Needs);
    }

    /// <summary>What the type is to lower; predicted, realised and effectiveness are all in this metric.</summary>
    public abstract Metric Objective { get; }

    /// <summary>Whether the gain shows only when calls compete: it is then measured with as many under way as the traffic had.</summary>
    public virtual bool MattersUnderLoad => false;

    /// <summary>The nested plan type, for persistence.</summary>
    public abstract Type PlanType { get; }

    /// <summary>Ids of types that cannot be on the same function.</summary>
    public virtual IReadOnlyList<string> ConflictsWith => [];

    /// <summary>The test cases that every candidate must pass.</summary>
    public abstract IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>How a person takes the change back by hand, in a sentence.</summary>
    public abstract string Undo { get; }

    /// <summary>Looks for a place where the type would help; null where telemetry or source does not speak for it.</summary>
    public abstract Opportunity? Detect(FunctionProfile profile, FunctionSource source);

    /// <summary>Writes the change.</summary>
    /// <param name="opportunity">What <see cref="Detect"/> gave.</param>
    /// <param name="source">The function.</param>
    /// <param name="live">Plans already live on the function, by optimization id; the candidate realises these too.</param>
    /// <exception cref="GenerationRefusedException">The source has a shape for which the change would not be safe.</exception>
    public abstract Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live);
}
