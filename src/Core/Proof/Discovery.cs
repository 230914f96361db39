namespace Optimizer.Core.Proof;

/// <summary>What a candidate brings to the decision over all candidates of its cycle.</summary>
/// <param name="Confidence">Posterior probability of its improvement, 0 to 1.</param>
/// <param name="Level">Share of false releases among releases that is accepted, 0 to 1.</param>
public sealed record Discovery(double Confidence, double Level);
