using Optimizer.Core.Traffic;
using Optimizer.Runtime;

namespace Optimizer.Core.Simulation;

/// <summary>
/// The function of a window: an arrival's first execution ends as recorded, further ones as drawn. Dependency calls count for the
/// arrival that caused them.
/// </summary>
/// <param name="recorded">The window.</param>
/// <param name="draws">Outcomes of attempts that never happened.</param>
/// <param name="time">The clock.</param>
/// <param name="load">Adapts durations to the load that policies leave; null to take them as recorded.</param>
internal sealed class SimulatedFunction(RecordedOutcomes recorded, OutcomeDraws draws, VirtualTime time, LoadModel? load = null)
    : IPlatformFunction<SimulatedRequest, SimulatedResponse>
{
    private readonly byte[] attempts = new byte[recorded.Count];
    private readonly double[] dependencyCalls = new double[recorded.Count];

    private int inFlight;

    public long Executions { get; private set; }

    /// <summary>By arrival.</summary>
    public ReadOnlyMemory<double> DependencyCalls => dependencyCalls;

    public Task<SimulatedResponse> InvokeAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        Executions++;
        var arrival = request.Arrival;
        var attempt = attempts[arrival];
        attempts[arrival] = (byte)Math.Min(attempt + 1, byte.MaxValue);
        var source = attempt == 0 ? arrival : draws.Draw(arrival, attempt, time.Now);
        var outcome = recorded[source];
        dependencyCalls[arrival] += recorded.DependencyCalls(outcome);

        var execution = new SimulatedExecution(time.Now, outcome.Error < 0 ? null : recorded.Window.ErrorTypes[outcome.Error]);
        time.Schedule(time.Now + Duration(source, outcome), execution);
        execution.EndEarlyWith(cancellationToken);
        return load is null ? execution.Response : CountAsync(execution.Response);
    }

    private long Duration(int source, TraceCall outcome)
    {
        var ticks = RecordedOutcomes.DurationTicks(outcome);
        return load is null ? ticks : (long)(ticks * load.Factor(source, inFlight + 1));
    }

    private async Task<SimulatedResponse> CountAsync(Task<SimulatedResponse> execution)
    {
        inFlight++;
        try
        {
            return await execution.ConfigureAwait(false);
        }
        finally
        {
            inFlight--;
        }
    }
}
