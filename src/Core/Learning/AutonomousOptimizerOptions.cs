using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Learning;

/// <summary>Bounds and speeds of a learner.</summary>
public sealed record AutonomousOptimizerOptions
{
    /// <summary>Experiences, models, labelled windows and past states that are kept, each. Default 1,000.</summary>
    [Range(16, 1_000_000)]
    public int Capacity { get; init; } = 1_000;

    /// <summary>Cycles over which what was learned of a band fades. Default 256.</summary>
    [Range(16, 100_000)]
    public int Memory { get; init; } = 256;

    /// <summary>Mean latency in microseconds above which the mode turns to efficiency. Default 100.</summary>
    [Range(1, 1_000_000)]
    public double LatencyBudget { get; init; } = 100;

    /// <summary>Cycles that a mode is kept at least. Default 32.</summary>
    [Range(1, 100_000)]
    public int Dwell { get; init; } = 32;

    /// <summary>Cycles until the label of a window is known; predictions made meanwhile do not see it. Default 0.</summary>
    [Range(0, 10_000)]
    public int LabelDelay { get; init; }
}
