namespace Optimizer.Core.Learning.Loop;

/// <summary>An opportunity as a cycle decided on it; the outcome of one that was taken is learned under this context and propensity.</summary>
/// <param name="Propensity">Probability with which it was taken, 0 to 1.</param>
public sealed record Tier1Decision(string Cycle, string Function, string Type, string Context, double Predicted, double Propensity)
{
    /// <summary>Whether the cycle took it; what it could have taken as well is kept to judge other policies by.</summary>
    public bool Taken { get; init; } = true;

    /// <summary>Predicted relative saving on the platform's traffic, 0 to 1.</summary>
    public double Saving { get; init; }

    /// <summary>(1 − risk/10) × (1 − complexity/10), 0 to 1.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>What came of it, on the platform's traffic; null while nothing is known, or where it was not taken.</summary>
    public double? Reward { get; init; }
}
