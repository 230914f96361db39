namespace Optimizer.Core.Statistics;

/// <summary>What counts as an improvement.</summary>
public sealed record ImprovementOptions
{
    /// <summary>The gain that has to be exceeded, relative; default 0.05.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Pass above this confidence, fail below 1 minus it; default 0.85.</summary>
    public double RequiredConfidence { get; init; } = 0.85;

    /// <summary>How much longer the 95th percentile of the time to an answer may become, relative; default 0.05. Not looked at where it is the objective.</summary>
    public double P95Tolerance { get; init; } = 0.05;

    /// <summary>Milliseconds by which the same may rise besides, where the contract accepts that callers wait; default 0.</summary>
    public double AcceptedDelayMs { get; init; }

    /// <summary>How much the error rate may rise, relative; default 0.05.</summary>
    public double ErrorTolerance { get; init; } = 0.05;

    /// <summary>How much the error rate may rise, absolute; default 0.001. The larger of the two counts.</summary>
    public double ErrorToleranceAbsolute { get; init; } = 0.001;

    /// <summary>Fewer invocations or pairs than this are inconclusive; default 30.</summary>
    public int MinSamples { get; init; } = 30;

    /// <summary>Time blocks that a trace is cut into, at most; default 50.</summary>
    public int MaxBlocks { get; init; } = 50;

    /// <summary>Draws from the posterior; default 2,000.</summary>
    public int Draws { get; init; } = 2_000;

    /// <summary>Of the generator behind the draws.</summary>
    public int Seed { get; init; } = 1;
}
