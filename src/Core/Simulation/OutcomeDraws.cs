namespace Optimizer.Core.Simulation;

/// <summary>
/// Outcomes for attempts that never happened. An attempt meets what calls nearest in time met, each of the nearest being equally
/// likely; but where every other call with the same request failed, close in time too, the fault is the request's and stays.
/// A draw depends on the seed, the arrival and the attempt alone, so that two pipelines meet the same luck.
/// </summary>
internal sealed class OutcomeDraws(RecordedOutcomes recorded, SimulationOptions options)
{
    private readonly Lazy<ILookup<ulong, int>> byRequest = new(() => Enumerable.Range(0, recorded.Count)
        .Where(i => recorded[i].Key != 0)
        .ToLookup(i => recorded[i].Key));

    /// <summary>The arrival whose outcome an attempt meets.</summary>
    /// <param name="arrival">The arrival that it is made for; its own outcome is known and not drawn.</param>
    /// <param name="attempt">1 for the first attempt that never happened.</param>
    /// <param name="atTicks">When the attempt begins.</param>
    public int Draw(int arrival, int attempt, long atTicks)
    {
        var luck = Mix((ulong)(uint)options.Seed << 32 | (uint)arrival, (ulong)attempt);
        var same = SameRequest(arrival, atTicks);
        return same.Count > 0 && same.TrueForAll(i => recorded[i].Error >= 0)
            ? same[(int)(luck % (ulong)same.Count)]
            : Nearest(arrival, atTicks, (int)(luck % (ulong)options.Neighbours));
    }

    private List<int> SameRequest(int arrival, long atTicks)
    {
        var key = recorded[arrival].Key;
        if (key == 0) return [];
        return byRequest.Value[key]
            .Where(i => i != arrival && Math.Abs(recorded[i].StartTicks - atTicks) <= options.SameRequestWindow.Ticks)
            .OrderBy(i => Math.Abs(recorded[i].StartTicks - atTicks))
            .Take(options.Neighbours)
            .ToList();
    }

    /// <summary>The n-th nearest other call (0 the nearest), or the farthest where there are fewer; its own where it is alone.</summary>
    private int Nearest(int arrival, long atTicks, int n)
    {
        var after = FirstAtOrAfter(atTicks);
        var before = after - 1;
        var chosen = arrival;
        while (n >= 0)
        {
            if (before == arrival) before--;
            if (after == arrival) after++;
            if (before < 0 && after >= recorded.Count) break;
            chosen = IsBeforeNearer(before, after, atTicks) ? before-- : after++;
            n--;
        }
        return chosen;
    }

    private bool IsBeforeNearer(int before, int after, long atTicks) =>
        after >= recorded.Count || (before >= 0 && atTicks - recorded[before].StartTicks <= recorded[after].StartTicks - atTicks);

    private int FirstAtOrAfter(long ticks)
    {
        var (low, high) = (0, recorded.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (recorded[middle].StartTicks < ticks) low = middle + 1;
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
