namespace Optimizer.Core.State;

/// <summary>One run of the seven phases. Partition <c>cycles:{platform}</c>, row the cycle's id.</summary>
public sealed record CycleRecord
{
    public required string Id { get; init; }

    public required string Platform { get; init; }

    /// <summary><c>running</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public IReadOnlyList<PhaseOutcome> Phases { get; init; } = [];

    public IReadOnlyList<OpportunityOutcome> Opportunities { get; init; } = [];
}
