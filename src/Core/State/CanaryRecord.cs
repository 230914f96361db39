namespace Optimizer.Core.State;

/// <summary>A trial under way.</summary>
/// <param name="Version">The version under trial.</param>
/// <param name="Step">Index into the rollout's steps.</param>
/// <param name="Weight">Share of invocations it gets, 0 to 1.</param>
/// <param name="Started">When the first step began.</param>
/// <param name="StepStarted">When this step began.</param>
public sealed record CanaryRecord(int Version, int Step, double Weight, DateTimeOffset Started, DateTimeOffset StepStarted);
