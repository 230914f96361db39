namespace Optimizer.Core.Traffic;

/// <summary>Milliseconds.</summary>
public sealed record LatencySummary(long Count, double Mean, double P50, double P95, double P99, double Max);
