namespace Optimizer.Runtime.Policies;

/// <summary>One caller of a debounced function that waits for the execution that stands for its call.</summary>
/// <remarks>
/// Every caller has a task of its own: of several continuations of one task, .NET queues all but the last to the thread pool,
/// and a simulation in virtual time must stay on its thread.
/// </remarks>
internal sealed class DebouncedCall<TRequest, TResponse>(TRequest request, bool resumeInline)
{
    private readonly TaskCompletionSource<TResponse> answer =
        new(resumeInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    public TRequest Request => request;

    public Task<TResponse> Answer => answer.Task;

    /// <summary>Watches the caller's token; released when the call ends.</summary>
    public CancellationTokenRegistration Leaving { get; set; }

    public void Respond(TResponse response)
    {
        Leaving.Unregister();
        answer.TrySetResult(response);
    }

    public void Fail(Task<TResponse> execution)
    {
        Leaving.Unregister();
        answer.TrySetFromTask(execution);
        _ = answer.Task.Exception;
    }

    public void Cancel(CancellationToken cancellationToken) => answer.TrySetCanceled(cancellationToken);
}
