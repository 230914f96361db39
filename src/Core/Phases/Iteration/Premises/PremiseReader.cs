using Optimizer.Core.Statistics;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>Reads premises from a function's traffic.</summary>
public static class PremiseReader
{
    /// <summary>How many requests back an equal one counts as a repeat.</summary>
    private const int Depth = 256;

    public static VersionPremises Of(FunctionTraffic traffic, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        return new VersionPremises
        {
            Runtime = runtime,
            Repeats = Repeats(traffic.Window.Calls.Span),
            Dependencies = traffic.Profile.Dependencies.Where(d => d.Waits is not null).ToDictionary(d => d.Target, d => d.Waits!, StringComparer.Ordinal),
        };
    }

    /// <remarks>The first requests have too few before them; they only fill the memory.</remarks>
    private static BlockSummary? Repeats(ReadOnlySpan<TraceCall> calls)
    {
        var (last, blocks, index) = (new Dictionary<ulong, int>(), new BlockMeans(), 0);
        foreach (var call in calls)
        {
            if (call.Key == 0) continue;
            var isRepeat = last.TryGetValue(call.Key, out var before) && index - before <= Depth;
            last[call.Key] = index;
            if (index++ >= Depth) blocks.Add(isRepeat ? 1 : 0);
        }
        return blocks.Summarize();
    }
}
