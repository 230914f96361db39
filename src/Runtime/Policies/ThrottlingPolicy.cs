namespace Optimizer.Runtime.Policies;

/// <summary>
/// Lets as many executions run at once as the function can stand, a number that it finds from how long they take, and makes other
/// calls wait in a bounded queue, first come first served. What a full queue means is
/// <see cref="ThrottlingOptions.Shed"/>. A caller that cancels leaves the queue.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class ThrottlingPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly ThrottlingOptions options;
    private readonly PolicyServices<TRequest, TResponse> services;
    private readonly AdaptiveLimit limit;
    private readonly LinkedList<TaskCompletionSource> queue = new();
    private readonly Lock gate = new();
    private int inFlight;

    /// <summary>Makes a policy at its initial limit.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public ThrottlingPolicy(ThrottlingOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        this.options = options;
        this.services = services;
        limit = new AdaptiveLimit(options.InitialLimit, options.MaxLimit);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Limit;

    /// <summary>Executions that may run at once by what is known now.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
                return limit.Current;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OverloadedException">The queue is full, and the contract lets calls be refused.</exception>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (inFlight < limit.Current && queue.Count == 0 || queue.Count >= options.QueueLimit && !options.Shed)
                return ExecuteAsync(++inFlight, request, next, cancellationToken);
            if (queue.Count >= options.QueueLimit) throw new OverloadedException(queue.Count);
            place = queue.AddLast(new TaskCompletionSource(
                services.ResumeInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously));
        }
        return WaitAsync(place, request, next, cancellationToken);
    }

    private async Task<TResponse> WaitAsync(
        LinkedListNode<TaskCompletionSource> place,
        TRequest request,
        Func<TRequest, CancellationToken, Task<TResponse>> next,
        CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister((_, token) => Leave(place, token), null))
            await place.Value.Task.ConfigureAwait(false);
        int running;
        lock (gate)
            running = inFlight;
        return await ExecuteAsync(running, request, next, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="running">Executions under way with this one, which has been counted.</param>
    private async Task<TResponse> ExecuteAsync(
        int running, TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        var startedAt = services.Time.GetTimestamp();
        try
        {
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            lock (gate)
                limit.Observe(services.Time.GetElapsedTime(startedAt), running);
            return response;
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Gives free places to those who wait, outside of the lock.</summary>
    private void Release()
    {
        List<TaskCompletionSource>? admitted = null;
        lock (gate)
        {
            inFlight--;
            while (inFlight < limit.Current && queue.First is { } first)
            {
                queue.Remove(first);
                inFlight++;
                (admitted ??= []).Add(first.Value);
            }
        }
        foreach (var waiter in admitted ?? []) waiter.TrySetResult();
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null) return;
            queue.Remove(place);
        }
        place.Value.TrySetCanceled(cancellationToken);
    }
}
