using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Proof;

/// <summary>What must hold to deploy without a person.</summary>
public sealed record GateOptions
{
    /// <summary>Confidence must exceed this. Default 0.85.</summary>
    [Range(0.5, 1)]
    public double MinConfidence { get; init; } = 0.85;

    /// <summary>Accepted share of false releases among the releases of a cycle; over one candidate it asks what <see cref="MinConfidence"/> asks. Default 0.15.</summary>
    [Range(0.001, 0.5)]
    public double FalseDiscoveryLevel { get; init; } = 0.15;

    /// <summary>Risk must be below this. Default 5 of 10.</summary>
    [Range(0, 10)]
    public double MaxRisk { get; init; } = 5;

    /// <summary>Complexity must be below this. Default 8 of 10.</summary>
    [Range(0, 10)]
    public double MaxComplexity { get; init; } = 8;
}
