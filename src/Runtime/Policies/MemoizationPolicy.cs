namespace Optimizer.Runtime.Policies;

/// <summary>
/// Keeps the results of a pure function in a bounded table; they never expire, since the request alone decides them. Requests are
/// equal when their JSON is, a null request included. Callers that miss at the same time share one execution; failures are not kept.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class MemoizationPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly SharedCalls<TRequest, TResponse> calls;

    /// <summary>Makes an empty table.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public MemoizationPolicy(MemoizationOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(nameof(options));
        calls = new SharedCalls<TRequest, TResponse>(services, TimeSpan.MaxValue, options.MaxEntries, keepSuccesses: true);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Cache;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        calls.InvokeAsync(request, next, cancellationToken);
}
