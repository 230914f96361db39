using System.Text.Json.Serialization;

namespace Optimizer.Core.Proof;

/// <summary>What one scenario showed.</summary>
/// <param name="Scenario">The scenario's id.</param>
/// <param name="Passed">Whether all its requirements held.</param>
/// <param name="Because">The first requirement that did not hold, with its numbers; else what was shown.</param>
public sealed record ScenarioResult(string Scenario, bool Passed, string Because)
{
    /// <summary>Why it was judged on its own step alone, what a neighbour in the pipeline legitimately changes; null: in the pipeline as composed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Alone { get; init; }
}
