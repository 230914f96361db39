namespace Optimizer.Core.Learning.Loop;

/// <summary>What is persisted of a platform's Tier 1. Partition <c>tier1</c>, row the platform.</summary>
internal sealed record Tier1Document(OptimizerSnapshot Snapshot, IReadOnlyList<Tier1Decision> Decisions)
{
    /// <summary>Past cycles' opportunities, taken or not.</summary>
    public IReadOnlyList<Tier1Decision> Slates { get; init; } = [];

    /// <summary>The models that rank; null: the prior.</summary>
    public IReadOnlyList<ModelSnapshot>? InUse { get; init; }

    public int PolicyVersion { get; init; }
}
