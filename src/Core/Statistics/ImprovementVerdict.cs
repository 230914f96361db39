using Optimizer.Core.Model;

namespace Optimizer.Core.Statistics;

/// <summary>Whether a candidate improves its objective.</summary>
/// <param name="Verdict">Examination <c>improvement</c>: pass, fail or inconclusive, with the numbers.</param>
/// <param name="Predicted">Relative reduction of the objective; its interval is the central 95 % of the posterior.</param>
/// <param name="Confidence">Posterior probability that the gain exceeds the margin and no guard got worse, 0 to 1; 0 when there was nothing to compute it from.</param>
public sealed record ImprovementVerdict(Verdict Verdict, Estimate Predicted, double Confidence);
