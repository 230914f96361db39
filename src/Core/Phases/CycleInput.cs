using Optimizer.Core.State;

namespace Optimizer.Core.Phases;

/// <summary>What a cycle is started with.</summary>
/// <param name="CycleId">Unique; names the cycle's record, blobs and workflow instance.</param>
/// <param name="Platform">The platform's name.</param>
/// <param name="Autonomy">How far the cycle may go.</param>
/// <param name="Trigger">Why it runs: <c>schedule</c>, <c>request</c> or an anomaly's sentence.</param>
public sealed record CycleInput(string CycleId, string Platform, Autonomy Autonomy, string Trigger = "request");
