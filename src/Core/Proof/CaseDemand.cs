namespace Optimizer.Core.Proof;

/// <summary>What is asked of compared cases.</summary>
/// <param name="Recorded">Least recorded requests.</param>
/// <param name="InAll">Least requests of either kind.</param>
/// <param name="FailuresToo">Whether a made-up request on which the original throws proves something.</param>
internal sealed record CaseDemand(int Recorded, int InAll, bool FailuresToo);
