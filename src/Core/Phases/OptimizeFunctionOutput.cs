using Optimizer.Core.Proof;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases;

/// <param name="Outcome">How the opportunity ended.</param>
/// <param name="GenerationMs">Milliseconds in phase 3; likewise the others.</param>
public sealed record OptimizeFunctionOutput(OpportunityOutcome Outcome, double GenerationMs, double ValidationMs, double DeploymentMs)
{
    /// <summary>What its improvement was measured as; null where it was not, or where its contract leaves the decision to a person.</summary>
    public Discovery? Measured { get; init; }
}
