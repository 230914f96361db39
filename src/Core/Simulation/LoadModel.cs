using Optimizer.Core.Traffic;

namespace Optimizer.Core.Simulation;

/// <summary>
/// How the durations of a window grow with the number of calls under way: medians by level of load, made monotone, so that what is
/// left of them under another load can be estimated. Levels beyond the busiest recorded one count as that one.
/// </summary>
internal sealed class LoadModel
{
    private const int MinPerLevel = 10;

    private readonly double[] levels;
    private readonly double[] medians;
    private readonly int[] recordedInFlight;

    /// <param name="calls">Ascending by start.</param>
    public LoadModel(ReadOnlySpan<TraceCall> calls)
    {
        recordedInFlight = WindowFeatures.InFlight(calls);
        var byLevel = new SortedDictionary<int, List<(int InFlight, float Ms)>>();
        for (var i = 0; i < calls.Length; i++)
        {
            // Two levels to every doubling.
            var level = (int)(2 * Math.Log2(recordedInFlight[i]));
            if (!byLevel.TryGetValue(level, out var members)) byLevel.Add(level, members = []);
            members.Add((recordedInFlight[i], calls[i].DurationMs));
        }
        var known = byLevel.Values.Where(m => m.Count >= MinPerLevel).ToList();
        levels = [.. known.Select(m => m.Average(c => (double)c.InFlight))];
        medians = [.. known.Select(m => (double)m.Select(c => c.Ms).Order().ElementAt(m.Count / 2))];
        for (var i = 1; i < medians.Length; i++) medians[i] = Math.Max(medians[i], medians[i - 1]);
    }

    /// <summary>By what a recorded duration is to be multiplied where another number of calls is under way.</summary>
    /// <param name="arrival">Whose duration it is.</param>
    /// <param name="inFlight">Executions under way now, this one included.</param>
    public double Factor(int arrival, int inFlight)
    {
        var recorded = At(recordedInFlight[arrival]);
        return recorded > 0 ? At(inFlight) / recorded : 1;
    }

    private double At(int inFlight)
    {
        if (levels.Length == 0) return 1;
        var above = Array.FindIndex(levels, level => level >= inFlight);
        if (above < 0) return medians[^1];
        if (above == 0) return medians[0];
        var share = (inFlight - levels[above - 1]) / (levels[above] - levels[above - 1]);
        return medians[above - 1] + share * (medians[above] - medians[above - 1]);
    }
}
