namespace Optimizer.Core.Proof;

/// <summary>A test case that every candidate of an optimization must pass; runs in the sandbox against the generated assembly.</summary>
/// <param name="Id">Stable: <c>caching.failures-are-not-cached</c>.</param>
/// <param name="Sentence">False when it fails: "A failure is not remembered."</param>
/// <param name="Body">Drives the candidate; throws <see cref="ScenarioFailedException"/> through <see cref="IScenarioHarness.Require"/>.</param>
public sealed record Scenario(string Id, string Sentence, Func<IScenarioHarness, Task> Body)
{
    /// <summary>What it takes for granted of the steps around its own; only policies have such steps.</summary>
    public Surroundings Needs { get; init; } = Surroundings.Prompt;

    /// <summary>The same scenario, which takes more for granted.</summary>
    internal Scenario Given(Surroundings needs) => this with { Needs = Needs | needs };
}
