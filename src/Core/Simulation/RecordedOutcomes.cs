using Optimizer.Core.Traffic;

namespace Optimizer.Core.Simulation;

/// <summary>The outcomes of a window as simulation reads them: durations in ticks, unobserved dependency calls filled in.</summary>
internal sealed class RecordedOutcomes
{
    private readonly double meanDependencyCalls;

    /// <exception cref="ArgumentException">The arrivals are not in the order of their starts.</exception>
    public RecordedOutcomes(TraceWindow window)
    {
        Window = window;
        meanDependencyCalls = MeanDependencyCalls(window.Calls.Span);
        Arrivals = Read(window.Calls.Span);
    }

    public TraceWindow Window { get; }

    public int Count => Window.Calls.Length;

    /// <summary>The arrivals as recorded.</summary>
    public ArrivalOutcomes Arrivals { get; }

    public TraceCall this[Index arrival] => Window.Calls.Span[arrival];

    public static long DurationTicks(TraceCall call) => (long)Math.Round(Math.Max(0, (double)call.DurationMs) * TimeSpan.TicksPerMillisecond);

    /// <summary>Dependency calls of an execution; the mean of the observed ones where its own were not observed.</summary>
    public double DependencyCalls(TraceCall call) => call.DependencyCalls < 0 ? meanDependencyCalls : call.DependencyCalls;

    private ArrivalOutcomes Read(ReadOnlySpan<TraceCall> calls)
    {
        var (latency, failed, dependencies) = (new double[calls.Length], new bool[calls.Length], new double[calls.Length]);
        for (var i = 0; i < calls.Length; i++)
        {
            if (i > 0 && calls[i].StartTicks < calls[i - 1].StartTicks)
                throw new ArgumentException($"Arrival {i} of {Window.Function} starts before the one in front of it.");
            latency[i] = (double)DurationTicks(calls[i]) / TimeSpan.TicksPerMillisecond;
            failed[i] = calls[i].Error >= 0;
            dependencies[i] = DependencyCalls(calls[i]);
        }
        return new ArrivalOutcomes(latency, failed, dependencies);
    }

    private static double MeanDependencyCalls(ReadOnlySpan<TraceCall> calls)
    {
        var (sum, observed) = (0L, 0L);
        foreach (var call in calls)
        {
            if (call.DependencyCalls < 0) continue;
            sum += call.DependencyCalls;
            observed++;
        }
        return observed == 0 ? double.NaN : (double)sum / observed;
    }
}
