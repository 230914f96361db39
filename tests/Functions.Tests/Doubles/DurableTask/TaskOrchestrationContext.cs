namespace Microsoft.DurableTask;

public abstract class TaskOrchestrationContext
{
    public abstract string InstanceId { get; }

    public abstract DateTime CurrentUtcDateTime { get; }

    public abstract bool IsReplaying { get; }

    public virtual string Version => string.Empty;

    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>The event, or a cancellation when a durable timer was faster.</summary>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout)
    {
        using var noTimer = new CancellationTokenSource();
        using var noEvent = new CancellationTokenSource();
        var timer = CreateTimer(CurrentUtcDateTime + timeout, noTimer.Token);
        var raised = WaitForExternalEvent<T>(eventName, noEvent.Token);
        await ((await Task.WhenAny(timer, raised)) == timer ? noEvent : noTimer).CancelAsync();
        return await raised;
    }
}
