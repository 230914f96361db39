using Optimizer.Core.Model;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Simulation;

/// <summary>A window of recorded traffic as it was, and as it would have been behind a pipeline.</summary>
/// <param name="Window">The arrivals.</param>
/// <param name="BaselineArrivals">Arrival by arrival, as recorded.</param>
/// <param name="OptimizedArrivals">Arrival by arrival, as simulated.</param>
public sealed record SimulationResult(TraceWindow Window, ArrivalOutcomes BaselineArrivals, ArrivalOutcomes OptimizedArrivals)
{
    /// <summary>Metrics of <see cref="BaselineArrivals"/>.</summary>
    public required OutcomeSummary Baseline { get; init; }

    /// <summary>Metrics of <see cref="OptimizedArrivals"/>.</summary>
    public required OutcomeSummary Optimized { get; init; }

    /// <summary>Executions of the function; as many as arrivals where no policy stands.</summary>
    public required long Executions { get; init; }

    /// <summary>The longest time by which an execution had begun before the arrival that its response was served to.</summary>
    public required TimeSpan MaxStaleness { get; init; }
}
