namespace Optimizer.Core.Proof;

/// <summary>A test case that every candidate of an optimization must pass; runs in the sandbox against the generated assembly.</summary>
/// <param name="Id">Stable: <c>caching.failures-are-not-cached</c>.</param>
/// <param name="Sentence">False when it fails: "A failure is not remembered."</param>
/// <param name="Body">Drives the candidate; throws <see cref="ScenarioFailedException"/> through <see cref="IScenarioHarness.Require"/>.</param>
public sealed record Scenario(string Id, string Sentence, Func<IScenarioHarness, Task> Body);
