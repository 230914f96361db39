using Optimizer.Runtime;

namespace Optimizer.Core.Simulation;

/// <summary>
/// The function of a window: an arrival's first execution ends as recorded, further ones as drawn. Dependency calls count for the
/// arrival that caused them.
/// </summary>
internal sealed class SimulatedFunction(RecordedOutcomes recorded, OutcomeDraws draws, VirtualTime time)
    : IPlatformFunction<SimulatedRequest, SimulatedResponse>
{
    private readonly byte[] attempts = new byte[recorded.Count];
    private readonly double[] dependencyCalls = new double[recorded.Count];

    public long Executions { get; private set; }

    /// <summary>By arrival.</summary>
    public ReadOnlyMemory<double> DependencyCalls => dependencyCalls;

    public Task<SimulatedResponse> InvokeAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        Executions++;
        var arrival = request.Arrival;
        var attempt = attempts[arrival];
        attempts[arrival] = (byte)Math.Min(attempt + 1, byte.MaxValue);
        var outcome = recorded[attempt == 0 ? arrival : draws.Draw(arrival, attempt, time.Now)];
        dependencyCalls[arrival] += recorded.DependencyCalls(outcome);

        var execution = new SimulatedExecution(time.Now, outcome.Error < 0 ? null : recorded.Window.ErrorTypes[outcome.Error]);
        time.Schedule(time.Now + RecordedOutcomes.DurationTicks(outcome), execution);
        execution.EndEarlyWith(cancellationToken);
        return execution.Response;
    }
}
