using System.Diagnostics.Metrics;

namespace Optimizer.Runtime.Handles;

/// <summary>What the runtime could not do, counted; also published by the meter <c>Optimizer.Runtime</c>.</summary>
internal sealed class RuntimeCounters
{
    private static readonly Meter Meter = new("Optimizer.Runtime");

    /// <summary>Invocations that telemetry lost because a buffer was full or the optimizer would not take them.</summary>
    public EventCount Dropped { get; } = new(Meter, "optimizer.runtime.invocations.dropped");

    /// <summary>Requests or responses that could not be written as JSON.</summary>
    public EventCount Unrecordable { get; } = new(Meter, "optimizer.runtime.recordings.unrecordable");

    /// <summary>Bundles that were not loaded because of what they are (hash, signature, content).</summary>
    public EventCount Refused { get; } = new(Meter, "optimizer.runtime.bundles.refused");

    /// <summary>Routes that were not followed: not signed by the pinned key, or older than one that was.</summary>
    public EventCount RoutesRefused { get; } = new(Meter, "optimizer.runtime.routes.refused");

    /// <summary>Load contexts that were collected after their version was retired.</summary>
    public EventCount Unloaded { get; } = new(Meter, "optimizer.runtime.contexts.unloaded");

    /// <summary>Load contexts that were still there when the unload probe gave up.</summary>
    public EventCount Leaked { get; } = new(Meter, "optimizer.runtime.contexts.leaked");

    /// <summary>Invocations that fell back to the original because of a fault of a version's assembly.</summary>
    public EventCount FellBack { get; } = new(Meter, "optimizer.runtime.invocations.fell_back");
}
