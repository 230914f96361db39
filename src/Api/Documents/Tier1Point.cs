namespace Optimizer.Api.Documents;

/// <summary>One point of a metric window.</summary>
internal sealed record Tier1Point(DateTimeOffset At, double Value);
