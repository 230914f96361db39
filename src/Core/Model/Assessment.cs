namespace Optimizer.Core.Model;

/// <summary>What validation measured of a candidate.</summary>
/// <param name="Objective">The metric that <paramref name="Predicted"/> is in.</param>
/// <param name="Predicted">Relative reduction of the objective on the recorded traffic mix.</param>
/// <param name="Confidence">Posterior probability that the real gain exceeds the margin and nothing got worse, 0 to 1.</param>
/// <param name="Risk">Sum of <paramref name="RiskTerms"/>, 0 to 10.</param>
/// <param name="Complexity">Sum of <paramref name="ComplexityTerms"/>, 0 to 10.</param>
public sealed record Assessment(
    Metric Objective, Estimate Predicted, double Confidence, double Risk, double Complexity,
    IReadOnlyList<Term> RiskTerms, IReadOnlyList<Term> ComplexityTerms)
{
    /// <summary>Metrics of the recorded traffic as it was.</summary>
    public required OutcomeSummary Baseline { get; init; }

    /// <summary>Metrics of the same traffic as simulated or measured with the candidate.</summary>
    public required OutcomeSummary Optimized { get; init; }
}
