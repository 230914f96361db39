namespace Optimizer.Core.Operations.Changes;

/// <summary>All platforms are stopped: nothing new is deployed or stepped up until a person resumes. Partition <c>control</c>, row <c>stop</c>.</summary>
/// <param name="At">Since when.</param>
/// <param name="Actor">Who stopped.</param>
/// <param name="Because">The reason that was given; null: none was.</param>
public sealed record StopRecord(DateTimeOffset At, string Actor, string? Because);
