using System.Runtime.InteropServices;
using Optimizer.Core.Statistics;
using Optimizer.Runtime;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Collects the traffic of one function.</summary>
internal sealed class FunctionCollector(string function, RequestHistory history, CallRing calls, RecordingSample recordings)
{
    private const int MaxErrorTypes = 256;
    private const int MaxInstances = 4_096;
    private const int SlowFrom = 100;

    private readonly QuantileSketch durations = new();
    private readonly DependencyCollector dependencies = new();
    private readonly Dictionary<string, short> errorIndexes = new(StringComparer.Ordinal);
    private readonly List<string> errorTypes = [];
    private readonly List<long> errorCounts = [];
    private readonly Dictionary<string, ushort> instances = new(StringComparer.Ordinal);
    private long invocations;
    private long answered;
    private long errors;
    private long coldStarts;
    private int maxInFlight;
    private long allocationsKnown;
    private double allocated;
    private long from = long.MaxValue;
    private long to = long.MinValue;
    private double slowBeyond = double.PositiveInfinity;

    public void Observe(Invocation invocation)
    {
        invocations++;
        from = Math.Min(from, invocation.Start.UtcTicks);
        to = Math.Max(to, invocation.Start.UtcTicks);
        var instance = ObserveInstance(invocation);
        if (invocation.Outcome == Outcomes.Cancelled) return;
        answered++;
        var call = new TraceCall(
            invocation.Start.UtcTicks, KeyOf(invocation), (float)invocation.DurationMs,
            (short)Math.Min(invocation.Dependencies?.Count ?? -1, short.MaxValue), ErrorOf(invocation), instance);
        calls.Add(call);
        ObserveRequest(invocation, call);
        if (call.Error < 0) ObserveDuration(invocation.DurationMs);
        if (invocation.Dependencies is { } made) dependencies.Observe(made, invocation.DurationMs);
    }

    public FunctionTraffic Build()
    {
        var (kept, sorted) = (recordings.ToList(), calls.ToSorted());
        return new FunctionTraffic(Profile(kept, WindowFeatures.Of(sorted)), new TraceWindow(function, sorted, [.. errorTypes]), kept);
    }

    private static ulong KeyOf(Invocation invocation) =>
        invocation.RequestHash is { } hash ? TraceKey.Of(hash)
        : invocation.Request is { } request ? TraceKey.Of(RequestKey.Of(request).ToString())
        : 0;

    private static bool IsReplayable(Invocation recording) =>
        recording.Dependencies is { } made && made.All(d => d.Request is not null && (d.Response is not null || d.Error is not null));

    /// <returns>The instance's number; 0 when it is unknown, or beyond those that are told apart.</returns>
    private ushort ObserveInstance(Invocation invocation)
    {
        if (invocation.ColdStart) coldStarts++;
        maxInFlight = Math.Max(maxInFlight, invocation.InFlight);
        if (invocation.AllocatedBytes is { } bytes)
        {
            allocationsKnown++;
            allocated += bytes;
        }
        return invocation.Instance is { } instance ? NumberOf(instance) : (ushort)0;
    }

    private ushort NumberOf(string instance)
    {
        if (instances.TryGetValue(instance, out var number) || instances.Count >= MaxInstances) return number;
        return instances[instance] = (ushort)(instances.Count + 1);
    }

    private void ObserveRequest(Invocation invocation, TraceCall call)
    {
        var repeatsBefore = history.Repeated;
        if (call.Key != 0)
            history.Observe(call, call.Error < 0 && invocation.Response is { } response ? TraceKey.Of(response) : 0);
        if (invocation.Request is not null)
            recordings.Offer(invocation, call.Key != 0 && history.Repeated == repeatsBefore, invocation.DurationMs > slowBeyond);
    }

    /// <summary>The border of the slow tail follows the distribution; it is read anew every hundred calls, later every thousandth of all.</summary>
    private void ObserveDuration(double milliseconds)
    {
        durations.Add(milliseconds);
        if (durations.Count >= SlowFrom && durations.Count % Math.Max(SlowFrom, durations.Count / 1_000) == 0)
            slowBeyond = durations.Quantile(0.95);
    }

    private short ErrorOf(Invocation invocation)
    {
        if (invocation.Outcome != Outcomes.Error) return -1;
        errors++;
        var type = invocation.Error ?? "unknown";
        if (!errorIndexes.TryGetValue(type, out var index))
        {
            if (errorTypes.Count >= MaxErrorTypes) type = "(other types)";
            ref var added = ref CollectionsMarshal.GetValueRefOrAddDefault(errorIndexes, type, out var known);
            if (!known)
            {
                added = (short)errorTypes.Count;
                errorTypes.Add(type);
                errorCounts.Add(0);
            }
            index = added;
        }
        errorCounts[index]++;
        return index;
    }

    private FunctionProfile Profile(IReadOnlyList<Invocation> kept, WindowFeatures features) => new()
    {
        Function = function,
        Invocations = invocations,
        From = new DateTimeOffset(from, TimeSpan.Zero),
        To = new DateTimeOffset(to, TimeSpan.Zero),
        Duration = durations.Summarize(),
        ErrorRate = answered == 0 ? 0 : (double)errors / answered,
        Errors = errorTypes.Zip(errorCounts).ToDictionary(e => e.First, e => e.Second),
        Hashed = history.Hashed,
        RepeatRate = history.RepeatRate,
        Repeats = history.Repeats(),
        ConcurrentDuplicateRate = history.ConcurrentDuplicateRate,
        RecoveryRates = history.RecoveryRates(errorTypes),
        ResponseChangeRate = history.ResponseChangeRate,
        Observed = dependencies.Observed,
        Dependencies = dependencies.Profiles(),
        DependencyShare = dependencies.Share,
        ConnectionSetUpShare = dependencies.ConnectionSetUpShare,
        Replayable = kept.Count(IsReplayable),
        Instances = instances.Count,
        MaxInFlight = maxInFlight,
        ColdStarts = coldStarts,
        AllocatedBytes = allocationsKnown == 0 ? double.NaN : allocated / allocationsKnown,
        OutageShare = features.OutageShare,
        FailedMeanMs = features.FailedMeanMs,
        CongestionFactor = features.CongestionFactor,
        CongestedInFlight = features.CongestedInFlight,
        InstancesAtOnce = features.InstancesAtOnce,
    };
}
