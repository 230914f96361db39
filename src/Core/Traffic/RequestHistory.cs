using System.Runtime.InteropServices;

namespace Optimizer.Core.Traffic;

/// <summary>How requests repeat: distances, duplicates under way, recovery after failures, changed responses.</summary>
internal sealed class RequestHistory(SeenRequests seen, TimeSpan staleness, TimeSpan recoveryWindow)
{
    private static readonly TimeSpan[] Distances =
    [
        TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromSeconds(45), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(24),
    ];

    private readonly long[] within = new long[Distances.Length + 1];
    private readonly Dictionary<short, (long Failures, long Recovered)> recoveries = [];
    private long concurrent;
    private long compared;
    private long changed;

    /// <summary>Requests seen.</summary>
    public long Hashed { get; private set; }

    /// <summary>Requests of which an identical one is remembered.</summary>
    public long Repeated { get; private set; }

    public double RepeatRate => Share(Repeated, Hashed);

    public double ConcurrentDuplicateRate => Share(concurrent, Hashed);

    /// <summary>NaN when no repeated sampled request was seen.</summary>
    public double ResponseChangeRate => compared == 0 ? double.NaN : (double)changed / compared;

    /// <param name="call">Its key is known.</param>
    /// <param name="response">Digest of the sampled response; 0 without one.</param>
    public void Observe(TraceCall call, ulong response)
    {
        Hashed++;
        ref var last = ref seen.Find(call.Key, out var known);
        var end = call.StartTicks + (long)(call.DurationMs * TimeSpan.TicksPerMillisecond);
        if (known) CountRepeat(in last, call.StartTicks, end);
        if (call.Error >= 0) CountFailure(ref last, call);
        else CountSuccess(ref last, call.StartTicks);
        if (response != 0) CompareResponse(ref last, call.StartTicks, response);
        last.Start = known ? Math.Max(last.Start, call.StartTicks) : call.StartTicks;
        last.End = Math.Max(last.End, end);
    }

    public IReadOnlyList<RepeatShare> Repeats()
    {
        var shares = new RepeatShare[Distances.Length];
        long sum = 0;
        for (var i = 0; i < Distances.Length; i++)
            shares[i] = new RepeatShare(Distances[i], Share(sum += within[i], Hashed));
        return shares;
    }

    public IReadOnlyDictionary<string, double> RecoveryRates(IReadOnlyList<string> errorTypes) =>
        recoveries.ToDictionary(r => errorTypes[r.Key], r => Share(r.Value.Recovered, r.Value.Failures));

    /// <summary>Lines come in the order of their ends, so either of the two may have begun first.</summary>
    private void CountRepeat(in SeenRequest last, long start, long end)
    {
        Repeated++;
        var distance = Math.Abs(start - last.Start);
        var slot = Array.FindIndex(Distances, d => distance <= d.Ticks);
        within[slot < 0 ? Distances.Length : slot]++;
        if (start >= last.Start ? start < last.End : last.Start < end) concurrent++;
    }

    private void CountFailure(ref SeenRequest last, TraceCall call)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(recoveries, call.Error, out _).Failures++;
        var expired = call.StartTicks - last.FailureStart > recoveryWindow.Ticks;
        if (last.FailureType != call.Error || expired) last.PendingFailures = 0;
        last.PendingFailures++;
        last.FailureType = call.Error;
        last.FailureStart = call.StartTicks;
    }

    private void CountSuccess(ref SeenRequest last, long start)
    {
        if (last.PendingFailures == 0 || start < last.FailureStart) return;
        if (start - last.FailureStart <= recoveryWindow.Ticks)
            CollectionsMarshal.GetValueRefOrAddDefault(recoveries, last.FailureType, out _).Recovered += last.PendingFailures;
        last.PendingFailures = 0;
    }

    private void CompareResponse(ref SeenRequest last, long start, ulong response)
    {
        if (last.Response != 0 && Math.Abs(start - last.ResponseStart) <= staleness.Ticks)
        {
            compared++;
            if (last.Response != response) changed++;
        }
        (last.Response, last.ResponseStart) = (response, start);
    }

    private static double Share(long part, long all) => all == 0 ? 0 : (double)part / all;
}
