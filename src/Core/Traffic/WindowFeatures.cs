namespace Optimizer.Core.Traffic;

/// <summary>Features that need arrivals in their order: how failures cluster, and how durations grow with load.</summary>
internal sealed class WindowFeatures
{
    /// <summary>Failures in a row from which on they are an outage.</summary>
    private const int OutageRun = 10;

    /// <summary>Calls on either side of a comparison of quiet and busy moments.</summary>
    private const int MinCompared = 30;

    private WindowFeatures(ReadOnlySpan<TraceCall> calls)
    {
        (OutageShare, FailedMeanMs) = Failures(calls);
        (CongestionFactor, CongestedInFlight) = Congestion(calls);
        InstancesAtOnce = AtOnce(calls);
    }

    public double OutageShare { get; }

    public double FailedMeanMs { get; }

    public double CongestionFactor { get; }

    public double CongestedInFlight { get; }

    public int InstancesAtOnce { get; }

    /// <param name="calls">Ascending by start.</param>
    public static WindowFeatures Of(ReadOnlySpan<TraceCall> calls) => new(calls);

    /// <summary>How many calls were under way when each began, itself included.</summary>
    /// <param name="calls">Ascending by start.</param>
    public static int[] InFlight(ReadOnlySpan<TraceCall> calls)
    {
        var inFlight = new int[calls.Length];
        var ends = new PriorityQueue<int, long>();
        for (var i = 0; i < calls.Length; i++)
        {
            while (ends.TryPeek(out _, out var end) && end <= calls[i].StartTicks) ends.Dequeue();
            ends.Enqueue(i, calls[i].StartTicks + (long)(calls[i].DurationMs * (double)TimeSpan.TicksPerMillisecond));
            inFlight[i] = ends.Count;
        }
        return inFlight;
    }

    private static (double OutageShare, double MeanMs) Failures(ReadOnlySpan<TraceCall> calls)
    {
        var (failures, clustered, run, sum) = (0L, 0L, 0L, 0.0);
        foreach (var call in calls)
        {
            if (call.Error < 0)
            {
                run = 0;
                continue;
            }
            failures++;
            sum += call.DurationMs;
            // The first ones of a run count once it is long enough.
            clustered += ++run == OutageRun ? OutageRun : run > OutageRun ? 1 : 0;
        }
        return failures == 0 ? (0, double.NaN) : ((double)clustered / failures, sum / failures);
    }

    private static (double Factor, double InFlight) Congestion(ReadOnlySpan<TraceCall> calls)
    {
        if (calls.Length < 4 * MinCompared) return (double.NaN, double.NaN);
        var inFlight = InFlight(calls);
        var levels = inFlight.Order().ToArray();
        var (quiet, busy) = (levels[levels.Length / 4], levels[levels.Length * 9 / 10]);
        var (quietMs, busyMs, busyLevels) = (new List<float>(), new List<float>(), 0.0);
        for (var i = 0; i < calls.Length; i++)
        {
            if (calls[i].Error >= 0) continue; // how long a failure takes says nothing about load: in an outage calls hang, and pile up
            if (inFlight[i] <= quiet) quietMs.Add(calls[i].DurationMs);
            if (inFlight[i] < busy) continue;
            busyMs.Add(calls[i].DurationMs);
            busyLevels += inFlight[i];
        }
        return busy < 4 * quiet || busyMs.Count < MinCompared || Median(quietMs) is not > 0
            ? (double.NaN, double.NaN)
            : (Median(busyMs) / Median(quietMs), busyLevels / busyMs.Count);
    }

    /// <summary>A process serves from its first call to its last: one that took another's place never served beside it.</summary>
    private static int AtOnce(ReadOnlySpan<TraceCall> calls)
    {
        var served = new Dictionary<ushort, (long First, long Last)>();
        foreach (var call in calls)
            served[call.Instance] = (served.TryGetValue(call.Instance, out var seen) ? seen.First : call.StartTicks, call.StartTicks);
        return served.Values.Select(at => served.Values.Count(other => other.First <= at.First && other.Last >= at.First)).DefaultIfEmpty(0).Max();
    }

    private static double Median(List<float> values)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[values.Count / 2];
    }
}
