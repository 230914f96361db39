using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// One execution that several callers wait for. A caller that cancels leaves it; when the last one has left, the execution is
/// cancelled.
/// </summary>
/// <param name="startedAt">The clock's timestamp when the execution began.</param>
/// <param name="cancellable">Whether the first caller can leave; if not, the execution is never cancelled.</param>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer or parent holds nothing to release.")]
internal sealed class SharedCall<TResponse>(long startedAt, bool cancellable)
{
    // Continuations run inline: in virtual time everything happens on one thread. It is never completed inside a lock.
    private readonly TaskCompletionSource<TResponse> completion = new();
    private readonly CancellationTokenSource? abandonment = cancellable ? new() : null;
    private int waiting = 1;

    public long StartedAt => startedAt;

    /// <summary>Cancelled when every caller has left.</summary>
    public CancellationToken Abandoned => abandonment?.Token ?? CancellationToken.None;

    /// <summary>The execution's own response, for the first caller.</summary>
    public Task<TResponse> Response => completion.Task;

    /// <summary>What the other callers get copies of; nobody is given it. Set, if at all, before <see cref="Complete"/>.</summary>
    public StrongBox<TResponse>? Master { get; set; }

    /// <summary>Whether anyone but the first caller has ever joined.</summary>
    public bool HasJoiners { get; private set; }

    /// <summary>Counts a caller in; false when every caller had left before. One caller at a time.</summary>
    public bool TryJoin()
    {
        for (var seen = Volatile.Read(ref waiting); seen > 0; seen = Volatile.Read(ref waiting))
        {
            if (Interlocked.CompareExchange(ref waiting, seen + 1, seen) != seen) continue;
            HasJoiners = true;
            return true;
        }
        return false;
    }

    /// <summary>Hands the outcome of the execution to everyone who waits.</summary>
    public void Complete(Task<TResponse> execution) => completion.TrySetFromTask(execution);

    /// <summary>Waits as one of the callers that were counted in.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled, or the function gave up by itself.</exception>
    public Task<TResponse> WaitAsync(CancellationToken cancellationToken) =>
        Response.IsCompleted || !cancellationToken.CanBeCanceled ? Response : WaitOrLeaveAsync(cancellationToken);

    private async Task<TResponse> WaitOrLeaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Response.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !Response.IsCompleted)
        {
            Leave();
            throw;
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref waiting) == 0)
            abandonment?.Cancel();
    }
}
