namespace Optimizer.Core.Simulation;

/// <summary>One execution of the simulated function; ends when it falls due, or when its token is cancelled.</summary>
/// <param name="startedTicks">UTC ticks.</param>
/// <param name="fault">The exception type it fails with; null for a success.</param>
internal sealed class SimulatedExecution(long startedTicks, string? fault) : IVirtualEvent
{
    private readonly TaskCompletionSource<SimulatedResponse> completion = new();
    private CancellationTokenRegistration registration;

    public Task<SimulatedResponse> Response => completion.Task;

    public void EndEarlyWith(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            registration = cancellationToken.UnsafeRegister(
                static (execution, token) => ((SimulatedExecution)execution!).completion.TrySetCanceled(token), this);
    }

    public void Fire(int stamp)
    {
        registration.Dispose();
        if (fault is null)
            completion.TrySetResult(new SimulatedResponse(startedTicks));
        else
            completion.TrySetException(new SimulatedFaultException(fault));
    }
}
