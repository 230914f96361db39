using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Proof;

/// <summary>How much evidence a proof takes.</summary>
public sealed record ProofOptions
{
    /// <summary>Most distinct requests that are compared. Default 600: a change that is wrong on one request in a hundred is missed with probability 0.99^600 = 0.2 %.</summary>
    [Range(1, 10_000)]
    public int MaxCases { get; init; } = 600;

    /// <summary>Most distinct requests that are measured on, and that scenarios are made from. Default 120.</summary>
    [Range(1, 10_000)]
    public int MaxMeasured { get; init; } = 120;

    /// <summary>Most made-up edge requests that are compared. Default 100.</summary>
    [Range(0, 10_000)]
    public int MaxGenerated { get; init; } = 100;

    /// <summary>Edge requests that are made up, for those of <see cref="MaxGenerated"/> to be chosen from by branch. Default 300.</summary>
    [Range(0, 100_000)]
    public int MaxGeneratedPool { get; init; } = 300;

    /// <summary>Executions, of the original and of the change each, that look for requests on the boundaries of comparisons. Default 400.</summary>
    [Range(0, 100_000)]
    public int MaxSearchCalls { get; init; } = 400;

    /// <summary>Least distinct requests for a rewrite; fewer are inconclusive. Default 12.</summary>
    [Range(1, 10_000)]
    public int MinCodeCases { get; init; } = 12;

    /// <summary>Least distinct requests for a policy, whose own semantics its scenarios prove. Default 3.</summary>
    [Range(1, 10_000)]
    public int MinPolicyCases { get; init; } = 3;

    /// <summary>Processes in each of which a rewrite's gain must be seen, the sides loaded in turns. Default 4.</summary>
    [Range(1, 100)]
    public int MeasuredProcesses { get; init; } = 4;

    /// <summary>Relative gain that matters in practice; the lower bound must clear it. Default 0.05.</summary>
    [Range(0, 1)]
    public double Margin { get; init; } = 0.05;

    /// <summary>Seed of every draw in simulation and bootstrap; printed in the certificate. Default 1.</summary>
    public int Seed { get; init; } = 1;

    public SandboxLimits Limits { get; init; } = SandboxLimits.Default;
}
