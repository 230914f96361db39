namespace Optimizer.Functions.Tests.Hub;

/// <summary>One step of an orchestration as its history keeps it.</summary>
/// <param name="Kind"><c>activity</c>, <c>orchestration</c>, <c>timer</c> or <c>event</c>.</param>
/// <param name="Input">JSON.</param>
/// <param name="Output">JSON; null where it failed.</param>
/// <param name="Error">Why it failed for good.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record HistoryStep(string Kind, string Name, string? Input, string? Output, string? Error, int Attempts);
