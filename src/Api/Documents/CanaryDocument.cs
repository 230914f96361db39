namespace Optimizer.Api.Documents;

/// <summary>A trial under way.</summary>
/// <param name="Weight">Share of invocations, 0 to 1.</param>
public sealed record CanaryDocument(int Version, double Weight, DateTimeOffset Started, DateTimeOffset StepStarted);
