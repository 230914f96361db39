namespace Optimizer.Local.Reporting;

/// <param name="Status"><c>running</c>, <c>completed</c> or <c>failed</c>.</param>
internal sealed record CycleStatus(string Id, string Status, DateTimeOffset Started, DateTimeOffset? Ended);
