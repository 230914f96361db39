namespace Optimizer.Functions.Workflow;

/// <summary>Which cycle of a platform was started last. Partition <c>cycle-claims</c>, row the platform's name.</summary>
/// <param name="Cycle">The cycle's id.</param>
/// <param name="At">When it was claimed; its orchestration follows within seconds.</param>
internal sealed record CycleClaim(string Cycle, DateTimeOffset At);
