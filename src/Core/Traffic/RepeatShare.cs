namespace Optimizer.Core.Traffic;

/// <summary>A point of the cumulative distribution of repeat distances.</summary>
public sealed record RepeatShare(TimeSpan Within, double Share);
