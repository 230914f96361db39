using System.Runtime.CompilerServices;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// The executions that callers with equal requests may share: those under way and, for a cache, those that succeeded. One table
/// for both, so that there is no moment at which a caller sees neither the execution nor its response.
/// </summary>
/// <param name="services">What the policy may know of the world.</param>
/// <param name="maxAge">How long after its start an execution may still be joined.</param>
/// <param name="capacity">Executions kept at most.</param>
/// <param name="keepSuccesses">Whether an execution that succeeded stays until it is too old.</param>
internal sealed class SharedCalls<TRequest, TResponse>(
    PolicyServices<TRequest, TResponse> services, TimeSpan maxAge, int capacity, bool keepSuccesses)
{
    private readonly Lock gate = new();
    private readonly RecentlyUsedTable<RequestKey, SharedCall<TResponse>> table = new(capacity);

    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        // A caller that has already cancelled gets what the function itself makes of that, and shares nothing.
        if (cancellationToken.IsCancellationRequested || !services.TryKeyOf(request, out var key))
            return next(request, cancellationToken);

        var call = FindOrAdd(key, cancellationToken.CanBeCanceled, out var joined);
        if (joined is null)
        {
            EndWith(key, call, next(request, call.Abandoned));
            return call.WaitAsync(call.Response, cancellationToken);
        }
        return joined.IsCompletedSuccessfully && TryShare(call, out var response)
            ? response
            : JoinAsync(call, joined, request, next, cancellationToken);
    }

    /// <summary>The execution that a request joins, or a new one that it is the first caller of.</summary>
    private SharedCall<TResponse> FindOrAdd(RequestKey key, bool cancellable, out Task<TResponse>? joined)
    {
        lock (gate)
        {
            var now = services.Time.GetTimestamp();
            joined = table.TryGet(key, out var call) && services.Time.GetElapsedTime(call.StartedAt, now) < maxAge ? call.TryJoin() : null;
            if (joined is null)
                table.Set(key, call = new SharedCall<TResponse>(now, cancellable, services.ResumeInline));
            return call!;
        }
    }

    private void EndWith(RequestKey key, SharedCall<TResponse> call, Task<TResponse> execution)
    {
        if (execution.IsCompleted)
            End(key, call, execution);
        else
            execution.ContinueWith(
                ended => End(key, call, ended), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Takes the call out of the table, or keeps its response, before anyone gets it and could change it.</summary>
    private void End(RequestKey key, SharedCall<TResponse> call, Task<TResponse> execution)
    {
        if (keepSuccesses && TryKeep(call, execution))
        {
            call.Complete(execution);
            return;
        }
        lock (gate)
            table.Remove(key, call);
        if (!keepSuccesses && call.HasJoiners)
            TryKeep(call, execution);
        call.Complete(execution);
    }

    private bool TryKeep(SharedCall<TResponse> call, Task<TResponse> execution)
    {
        if (!execution.IsCompletedSuccessfully || !services.TryCopy(execution.Result, out var master)) return false;
        call.Master = new StrongBox<TResponse>(master);
        return true;
    }

    private async Task<TResponse> JoinAsync(
        SharedCall<TResponse> call,
        Task<TResponse> joined,
        TRequest request,
        Func<TRequest, CancellationToken, Task<TResponse>> next,
        CancellationToken cancellationToken)
    {
        await call.WaitAsync(joined, cancellationToken).ConfigureAwait(false);
        return await (TryShare(call, out var response) ? response : next(request, cancellationToken)).ConfigureAwait(false);
    }

    private bool TryShare(SharedCall<TResponse> call, out Task<TResponse> response)
    {
        response = call.Response;
        if (call.Master is not { } master || !services.TryCopy(master.Value!, out var copy)) return false;
        // Those who joined are answered before the first caller: its task may still be open.
        if (!response.IsCompletedSuccessfully || !ReferenceEquals(copy, response.Result))
            response = Task.FromResult(copy);
        return true;
    }
}
