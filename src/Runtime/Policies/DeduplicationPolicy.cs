namespace Optimizer.Runtime.Policies;

/// <summary>
/// Lets concurrent callers with equal requests share one execution. A caller that cancels leaves it to the others; the execution
/// is cancelled when all have left. Nothing is kept once it has ended.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class DeduplicationPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly SharedCalls<TRequest, TResponse> calls;

    /// <summary>Makes a policy with no execution under way.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public DeduplicationPolicy(DeduplicationOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(nameof(options));
        calls = new SharedCalls<TRequest, TResponse>(services, options.MaxJoinAge, int.MaxValue, keepSuccesses: false);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Deduplicate;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        calls.InvokeAsync(request, next, cancellationToken);
}
