using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What simulation or measurement showed of a candidate's gain.</summary>
/// <param name="Method">How it was found, for the certificate.</param>
internal sealed record Improvement(
    Verdict Verdict, Metric Objective, Estimate Predicted, double Confidence, OutcomeSummary Baseline, OutcomeSummary Optimized, string Method);
