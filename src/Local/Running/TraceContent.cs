using Optimizer.Core.Traffic;

namespace Optimizer.Local.Running;

/// <summary>What was read of a trace.</summary>
/// <param name="Traffic">By function.</param>
/// <param name="Progress">The totals.</param>
/// <param name="Faults">What could not be used.</param>
/// <param name="OtherVersions">Invocations of versions that are not live in the store.</param>
internal sealed record TraceContent(
    IReadOnlyDictionary<string, FunctionTraffic> Traffic, TraceProgress Progress, TraceFaults Faults, long OtherVersions);
