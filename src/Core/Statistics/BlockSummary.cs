namespace Optimizer.Core.Statistics;

/// <summary>A mean with what is needed to tell it from another one, from the means of consecutive blocks: neighbours that resemble each other do not make it look surer than it is.</summary>
/// <param name="Mean">Of the blocks' means.</param>
/// <param name="Variance">Of the blocks' means, unbiased.</param>
/// <param name="Blocks">How many, ≥ 2.</param>
/// <param name="Count">Observations in them.</param>
public sealed record BlockSummary(double Mean, double Variance, int Blocks, long Count);
