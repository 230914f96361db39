using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A cycle and how far it is.</summary>
/// <param name="Status"><c>running</c>, <c>completed</c> or <c>failed</c>.</param>
public sealed record CycleDocument(
    string Id, string Platform, string Status, DateTimeOffset Started, DateTimeOffset? Ended, IReadOnlyList<PhaseOutcome> Phases,
    IReadOnlyList<OpportunityDocument> Opportunities)
{
    public static CycleDocument Of(CycleRecord cycle)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        return new CycleDocument(
            cycle.Id, cycle.Platform, cycle.Status, cycle.Started, cycle.Ended, cycle.Phases,
            [.. cycle.Opportunities.Select(o => OpportunityDocument.Of(cycle.Id, o))]);
    }
}
