using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What is to be done with a version, and why.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Reasons">At least one, with its numbers.</param>
public sealed record RolloutDecision(RolloutAction Action, IReadOnlyList<Reason> Reasons)
{
    /// <summary>The trial's next step, with <see cref="RolloutAction.Step"/>; else null.</summary>
    public CanaryRecord? Next { get; init; }

    /// <summary>Relative gain in the objective that live traffic shows; null before there is evidence.</summary>
    public Estimate? Realised { get; init; }

    /// <summary>Realised ÷ predicted gain; null before there is evidence.</summary>
    public Estimate? Effectiveness { get; init; }

    /// <summary>Highest e-value until now against "fails no more often than its base"; 1 without evidence.</summary>
    public double EValue { get; init; } = 1;
}
