namespace Optimizer.Core.Proof;

/// <summary>The kinds of job.</summary>
public enum SandboxWork
{
    /// <summary>Each case once by the baseline, again by the baseline (A/A), and by the candidate; sequential, dependencies served without delay.</summary>
    Differential,

    /// <summary>Cases in interleaved pairs with recorded dependency times and connection costs replayed; past tier-1 JIT.</summary>
    Measure,

    /// <summary>The optimization's scenarios against the candidate.</summary>
    Scenarios,
}
