using System.Text.Json.Serialization;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Analysis;

/// <param name="Taken">What the cycle works on, best first.</param>
/// <param name="Left">
/// What it leaves for a later one, with the reason; at most 20, the rest is counted. Empty in workflows: the activity puts it in the blob
/// <see cref="AnalysisActivity.LeftName"/>.
/// </param>
/// <param name="LeftCount">All that is left.</param>
public sealed record AnalysisOutput(
    IReadOnlyList<RankedOpportunity> Taken, IReadOnlyList<OpportunityOutcome> Left, int LeftCount, double DurationMs)
{
    /// <summary>All that could have been taken, where Tier 1 ranked; for the learner, not for the workflow.</summary>
    [JsonIgnore]
    public IReadOnlyList<RankedOpportunity> Known { get; init; } = [];
}
