namespace Optimizer.Core.Simulation;

/// <summary>One replay of a window against a pipeline: the event loop of a simulation.</summary>
internal sealed class PolicyReplay(
    RecordedOutcomes recorded, VirtualTime time, InstancePipelines pipelines)
{
    /// <summary>How long after the last arrival a call may stay unanswered.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    private readonly double[] latencyMs = new double[recorded.Count];
    private readonly bool[] failed = new bool[recorded.Count];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private int unanswered = recorded.Count;
    private long maxStaleness;
    private volatile bool leftThread;

    public TimeSpan MaxStaleness => TimeSpan.FromTicks(maxStaleness);

    public ReadOnlyMemory<double> LatencyMs => latencyMs;

    public ReadOnlyMemory<bool> Failed => failed;

    public void Run(CancellationToken cancellationToken)
    {
        var arrival = 0;
        for (uint step = 0; unanswered > 0; step++)
        {
            if (step % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            if (arrival < recorded.Count && recorded[arrival].StartTicks < time.NextTicks)
                Arrive(arrival++);
            else
                FireNext();
        }
        RequireOneThread();
    }

    private void Arrive(int arrival)
    {
        var call = recorded[arrival];
        time.AdvanceTo(call.StartTicks);
        var answer = pipelines[call.Instance].InvokeAsync(new SimulatedRequest(arrival, call.Key), CancellationToken.None);
        if (answer.IsCompleted)
            Answer(arrival, answer);
        else
            answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Answer(arrival, answer));
    }

    private void FireNext()
    {
        RequireOneThread();
        if (time.NextTicks == long.MaxValue || time.NextTicks - recorded[^1].StartTicks > Horizon.Ticks)
            throw new SimulationFaultException(
                $"{unanswered} of {recorded.Count} calls of {recorded.Window.Function} were never answered: a policy waits for something other than the function and the simulation's clock.");
        time.FireNext();
    }

    private void Answer(int arrival, Task<SimulatedResponse> answer)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            leftThread = true;
            return;
        }
        unanswered--;
        var start = recorded[arrival].StartTicks;
        latencyMs[arrival] = (double)(time.Now - start) / TimeSpan.TicksPerMillisecond;
        failed[arrival] = !answer.IsCompletedSuccessfully;
        // A declared fallback is no response of the trace, and never stale.
        if (answer.IsCompletedSuccessfully)
            maxStaleness = Math.Max(maxStaleness, start - (answer.Result?.StartedTicks ?? start));
        else
            _ = answer.Exception;
    }

    private void RequireOneThread()
    {
        if (leftThread)
            throw new SimulationFaultException(
                $"A policy answered a call of {recorded.Window.Function} on another thread: it must complete inline and take every timer from the given TimeProvider.");
    }
}
