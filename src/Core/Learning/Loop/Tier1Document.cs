namespace Optimizer.Core.Learning.Loop;

/// <summary>What is persisted of a platform's Tier 1. Partition <c>tier1</c>, row the platform.</summary>
internal sealed record Tier1Document(OptimizerSnapshot Snapshot, IReadOnlyList<Tier1Decision> Decisions);
