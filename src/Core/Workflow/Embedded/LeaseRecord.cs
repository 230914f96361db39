namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Who executes an instance. Partition <c>workflow:{instance}</c>, row <c>lease</c>.</summary>
internal sealed record LeaseRecord(string Owner, DateTimeOffset Until);
