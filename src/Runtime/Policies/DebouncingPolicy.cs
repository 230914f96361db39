using System.Diagnostics.CodeAnalysis;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// Waits until no call of a key has come for a while, then executes the last one for all of them (trailing edge, last write wins).
/// Every coalesced caller gets the outcome of the execution that stood for it, its failure included. A caller that cancels takes
/// its own request back; when the last one has left, nothing is executed, or what is under way is cancelled.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class DebouncingPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private static readonly object NullKey = new();

    private readonly DebouncingOptions<TRequest> options;
    private readonly PolicyServices<TRequest, TResponse> services;
    private readonly Dictionary<object, DebouncedKey<TRequest, TResponse>> keys = [];
    private readonly Lock gate = new();

    /// <summary>Makes a policy in which nothing waits.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public DebouncingPolicy(DebouncingOptions<TRequest> options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        this.options = options;
        this.services = services;
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Limit;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        // A caller that has already cancelled gets what the function itself makes of that, and stands for nobody.
        if (cancellationToken.IsCancellationRequested) return next(request, cancellationToken);
        var key = options.KeyOf(request) ?? NullKey;
        var call = new DebouncedCall<TRequest, TResponse>(request, services.ResumeInline);
        lock (gate)
            Wait(key, call, next);
        if (cancellationToken.CanBeCanceled)
            call.Leaving = cancellationToken.UnsafeRegister((_, token) => Leave(key, call, token), null);
        return call.Answer;
    }

    private void Wait(object key, DebouncedCall<TRequest, TResponse> call, Func<TRequest, CancellationToken, Task<TResponse>> next)
    {
        if (!keys.TryGetValue(key, out var calls))
            keys.Add(key, calls = new DebouncedKey<TRequest, TResponse>());
        var now = services.Time.GetTimestamp();
        if (calls.Waiting.Count == 0) calls.FirstAt = now;
        calls.Waiting.Add(call);
        if (calls.IsDue) return;
        var left = options.MaxDelay - services.Time.GetElapsedTime(calls.FirstAt, now);
        var wait = left < options.QuietTime ? left : options.QuietTime;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        calls.Timer ??= services.Time.CreateTimer(_ => Due(key, next), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        calls.Timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void Due(object key, Func<TRequest, CancellationToken, Task<TResponse>> next)
    {
        lock (gate)
        {
            if (!keys.TryGetValue(key, out var calls) || calls.Waiting.Count == 0) return;
            calls.IsDue = true;
        }
        ExecuteNext(key, next);
    }

    /// <summary>Begins the execution that is due, unless the one in front of it has not ended.</summary>
    private void ExecuteNext(object key, Func<TRequest, CancellationToken, Task<TResponse>> next)
    {
        TRequest request;
        CancellationToken abandoned;
        lock (gate)
        {
            if (!keys.TryGetValue(key, out var calls) || !calls.IsDue || calls.Abandonment is not null) return;
            request = calls.Waiting[^1].Request;
            calls.Begin();
            abandoned = calls.Abandonment!.Token;
        }
        var execution = next(request, abandoned);
        if (execution.IsCompleted)
            End(key, execution, next);
        else
            execution.ContinueWith(
                ended => End(key, ended, next), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void End(object key, Task<TResponse> execution, Func<TRequest, CancellationToken, Task<TResponse>> next)
    {
        List<DebouncedCall<TRequest, TResponse>> ended;
        lock (gate)
        {
            ended = keys[key].End();
            Forget(key);
        }
        ExecuteNext(key, next);
        Answer(ended, execution);
    }

    /// <summary>Copies before anyone gets the response and could change it; outside of any lock.</summary>
    private void Answer(List<DebouncedCall<TRequest, TResponse>> ended, Task<TResponse> execution)
    {
        if (!execution.IsCompletedSuccessfully)
        {
            foreach (var call in ended) call.Fail(execution);
            return;
        }
        var responses = ended.Select((_, i) => i == ended.Count - 1 ? execution.Result : CopyOrSame(execution.Result)).ToList();
        for (var i = 0; i < ended.Count; i++) ended[i].Respond(responses[i]);
    }

    /// <summary>The write has happened, so a response that cannot be copied is shared rather than written again.</summary>
    private TResponse CopyOrSame(TResponse response) => services.TryCopy(response, out var copy) ? copy : response;

    [SuppressMessage("Reliability", "CA2000", Justification = "The source belongs to the key, and holds nothing to release.")]
    private void Leave(object key, DebouncedCall<TRequest, TResponse> call, CancellationToken cancellationToken)
    {
        CancellationTokenSource? abandoned = null;
        lock (gate)
        {
            if (!keys.TryGetValue(key, out var calls)) return;
            if (calls.Executing.Remove(call) && calls.Executing.Count == 0) abandoned = calls.Abandonment;
            if (calls.Waiting.Remove(call) && calls.Waiting.Count == 0) calls.IsDue = false;
            Forget(key);
        }
        call.Cancel(cancellationToken);
        abandoned?.Cancel();
    }

    /// <summary>Within the lock.</summary>
    private void Forget(object key)
    {
        if (!keys[key].IsIdle) return;
        keys[key].Timer?.Dispose();
        keys.Remove(key);
    }
}
