using System.Runtime.InteropServices;

namespace Optimizer.Core.Simulation;

/// <summary>
/// Outcomes for attempts that never happened. An attempt meets what calls nearest in time met, each of the nearest being equally
/// likely; but where every other call with the same request failed, close in time too, the fault is the request's and stays.
/// A draw depends on the seed, the arrival and the attempt alone, so that two pipelines meet the same luck.
/// </summary>
internal sealed class OutcomeDraws(RecordedOutcomes recorded, SimulationOptions options)
{
    private readonly int[] buffer = new int[options.Neighbours];
    private readonly Lazy<int[]> all = new(() => [.. Enumerable.Range(0, recorded.Count)]);
    private readonly Lazy<Dictionary<ulong, List<int>>> byRequest = new(() => Enumerable.Range(0, recorded.Count)
        .Where(i => recorded[i].Key != 0)
        .GroupBy(i => recorded[i].Key)
        .ToDictionary(g => g.Key, g => g.ToList()));

    /// <summary>The arrival whose outcome an attempt meets; its own where it is alone.</summary>
    /// <param name="arrival">The arrival that it is made for; its own outcome is known and not drawn.</param>
    /// <param name="attempt">1 for the first attempt that never happened.</param>
    /// <param name="atTicks">When the attempt begins.</param>
    public int Draw(int arrival, int attempt, long atTicks)
    {
        var luck = Mix((ulong)(uint)options.Seed << 32 | (uint)arrival, (ulong)attempt);
        var candidates = SameRequest(arrival, atTicks);
        if (candidates.IsEmpty || !AllFailed(candidates))
            candidates = Nearest(all.Value, arrival, atTicks, long.MaxValue);
        return candidates.IsEmpty ? arrival : candidates[(int)(luck % (ulong)candidates.Length)];
    }

    private ReadOnlySpan<int> SameRequest(int arrival, long atTicks) => recorded[arrival].Key is var key and not 0
        ? Nearest(CollectionsMarshal.AsSpan(byRequest.Value[key]), arrival, atTicks, options.SameRequestWindow.Ticks)
        : [];

    private bool AllFailed(ReadOnlySpan<int> arrivals)
    {
        foreach (var arrival in arrivals)
            if (recorded[arrival].Error < 0) return false;
        return true;
    }

    /// <summary>The nearest in time among ascending arrivals, one excepted, walking outwards from an instant.</summary>
    private ReadOnlySpan<int> Nearest(ReadOnlySpan<int> arrivals, int except, long atTicks, long withinTicks)
    {
        var after = FirstAtOrAfter(arrivals, atTicks);
        var before = after - 1;
        var found = 0;
        while (found < buffer.Length && (before >= 0 || after < arrivals.Length))
        {
            var (toBefore, toAfter) = (Distance(arrivals, before, atTicks), Distance(arrivals, after, atTicks));
            if (Math.Min(toBefore, toAfter) > withinTicks) break;
            var nearer = toBefore <= toAfter ? arrivals[before--] : arrivals[after++];
            if (nearer != except)
                buffer[found++] = nearer;
        }
        return buffer.AsSpan(0, found);
    }

    private long Distance(ReadOnlySpan<int> arrivals, int place, long atTicks) =>
        place >= 0 && place < arrivals.Length ? Math.Abs(recorded[arrivals[place]].StartTicks - atTicks) : long.MaxValue;

    private int FirstAtOrAfter(ReadOnlySpan<int> arrivals, long ticks)
    {
        var (low, high) = (0, arrivals.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (recorded[arrivals[middle]].StartTicks < ticks) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>SplitMix64 (Steele, Lea &amp; Flood 2014) of a stream and a place in it.</summary>
    private static ulong Mix(ulong stream, ulong place)
    {
        var z = (stream ^ (place * 0xD1B54A32D192ED03)) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
