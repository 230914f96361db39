namespace Optimizer.Core.Simulation;

/// <summary>A response of a simulated execution. Immutable.</summary>
/// <param name="startedTicks">UTC ticks at which the execution began.</param>
public sealed class SimulatedResponse(long startedTicks)
{
    public long StartedTicks { get; } = startedTicks;
}
