namespace Optimizer.Core.Proof;

/// <summary>A requirement of a scenario did not hold.</summary>
/// <param name="because">What was seen instead.</param>
public sealed class ScenarioFailedException(string because) : Exception(because);
