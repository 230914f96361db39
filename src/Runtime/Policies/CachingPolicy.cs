namespace Optimizer.Runtime.Policies;

/// <summary>
/// Keeps responses for a while. Callers that miss at the same time share one execution; failures are not kept; the age of a
/// response counts from the moment its execution began.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class CachingPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly SharedCalls<TRequest, TResponse> calls;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public CachingPolicy(CachingOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(nameof(options));
        calls = new SharedCalls<TRequest, TResponse>(services, options.TimeToLive, options.MaxEntries, keepSuccesses: true);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Cache;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        calls.InvokeAsync(request, next, cancellationToken);
}
