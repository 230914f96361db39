using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Learning.Loop;

/// <summary>Finds which dependency's span moved, from sampled invocations before and since the anomaly. Pure.</summary>
public static class RootCause
{
    /// <summary>Fewer samples on a side say nothing.</summary>
    private const int Fewest = 5;

    /// <summary>A dependency that explains less of the change is no cause.</summary>
    private const double LeastShare = 0.3;

    /// <returns>Null where too little was sampled or no dependency explains the change.</returns>
    public static RootCauseHint? Find(IEnumerable<Invocation> recordings, DateTimeOffset since)
    {
        var sides = recordings.Where(r => r.Dependencies is not null).ToLookup(r => r.Start >= since);
        List<Invocation> before = [.. sides[false]], after = [.. sides[true]];
        if (before.Count < Fewest || after.Count < Fewest) return null;
        var change = after.Average(r => r.DurationMs) - before.Average(r => r.DurationMs);
        if (change <= 0) return null;
        return before.Concat(after).SelectMany(r => r.Dependencies!).Select(d => d.Target).Distinct(StringComparer.Ordinal)
            .Select(target => Hint(target, before, after, change))
            .Where(h => h.Share >= LeastShare)
            .MaxBy(h => h.Share);
    }

    private static RootCauseHint Hint(string target, List<Invocation> before, List<Invocation> after, double change)
    {
        var (old, now) = (PerInvocation(before, target), PerInvocation(after, target));
        return new RootCauseHint(target, old, now, (now - old) / change);
    }

    private static double PerInvocation(List<Invocation> recordings, string target) =>
        recordings.Average(r => r.Dependencies!.Where(d => d.Target == target).Sum(d => d.DurationMs));
}
