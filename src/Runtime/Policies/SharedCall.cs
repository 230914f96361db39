using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// One execution that several callers wait for. A caller that cancels leaves it; when the last one has left, the execution is
/// cancelled.
/// </summary>
/// <remarks>
/// Every caller has a task of its own: of several continuations of one task, .NET queues all but the last to the thread pool,
/// and a simulation in virtual time must stay on its thread.
/// </remarks>
/// <param name="startedAt">The clock's timestamp when the execution began.</param>
/// <param name="cancellable">Whether the first caller can leave; if not, the execution is never cancelled.</param>
/// <param name="resumeInline">Whether those who joined resume on the thread that ends the execution, one after the other.</param>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer or parent holds nothing to release.")]
internal sealed class SharedCall<TResponse>(long startedAt, bool cancellable, bool resumeInline)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<TResponse> first = new();
    private List<TaskCompletionSource<TResponse>>? joiners;
    private readonly CancellationTokenSource? abandonment = cancellable ? new() : null;
    private int waiting = 1;
    private bool ended;

    public long StartedAt => startedAt;

    /// <summary>Cancelled when every caller has left.</summary>
    public CancellationToken Abandoned => abandonment?.Token ?? CancellationToken.None;

    /// <summary>The execution's own response, for the first caller.</summary>
    public Task<TResponse> Response => first.Task;

    /// <summary>What the other callers get copies of; nobody is given it. Set, if at all, before <see cref="Complete"/>.</summary>
    public StrongBox<TResponse>? Master { get; set; }

    /// <summary>Whether anyone but the first caller ever joined; until <see cref="Complete"/>.</summary>
    public bool HasJoiners
    {
        get
        {
            lock (gate)
                return joiners is not null;
        }
    }

    /// <summary>Counts a caller in and gives it a task that ends with the execution; null when every caller had left before.</summary>
    public Task<TResponse>? TryJoin()
    {
        if (Response.IsCompleted) return Response;
        lock (gate)
        {
            if (ended) return Response;
            if (waiting == 0) return null;
            waiting++;
            var joiner = new TaskCompletionSource<TResponse>(resumeInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
            (joiners ??= []).Add(joiner);
            return joiner.Task;
        }
    }

    /// <summary>Hands the outcome of the execution to everyone who waits, outside any lock.</summary>
    public void Complete(Task<TResponse> execution)
    {
        lock (gate)
            ended = true;
        foreach (var joiner in joiners ?? [])
            Hand(execution, joiner);
        joiners = null;
        // Last, since what the first caller does next runs in here.
        Hand(execution, first);
    }

    /// <summary>Waits with a caller's own task as long as the caller does.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled, or the function gave up by itself.</exception>
    public Task<TResponse> WaitAsync(Task<TResponse> own, CancellationToken cancellationToken) =>
        own.IsCompleted || !cancellationToken.CanBeCanceled ? own : WaitOrLeaveAsync(own, cancellationToken);

    private async Task<TResponse> WaitOrLeaveAsync(Task<TResponse> own, CancellationToken cancellationToken)
    {
        try
        {
            return await own.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !own.IsCompleted)
        {
            Leave();
            throw;
        }
    }

    private void Leave()
    {
        bool last;
        lock (gate)
            last = --waiting == 0;
        if (last)
            abandonment?.Cancel();
    }

    /// <summary>A failure counts as observed even where its caller has left.</summary>
    private static void Hand(Task<TResponse> execution, TaskCompletionSource<TResponse> caller)
    {
        caller.TrySetFromTask(execution);
        _ = caller.Task.Exception;
    }
}
