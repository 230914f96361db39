namespace Optimizer.Core.Simulation;

/// <summary>How a simulation draws what the trace does not say.</summary>
public sealed record SimulationOptions
{
    public static SimulationOptions Default { get; } = new();

    /// <summary>Of every draw; equal seeds give equal results.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Recorded calls, nearest in time, from whose outcomes an attempt that never happened draws its own; ≥ 1. Calls with the same
    /// request within <see cref="SameRequestWindow"/> go before.
    /// </summary>
    public int Neighbours { get; init; } = 16;

    /// <summary>How far away in time another call with the same request still says what an attempt would have met.</summary>
    public TimeSpan SameRequestWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether durations follow the load that policies leave, by what the window shows of it. False takes them as recorded, which
    /// understates what less load gains. Default false; set where a policy is there to change the load.
    /// </summary>
    public bool FollowLoad { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SameRequestWindow, TimeSpan.Zero);
    }
}
