namespace Optimizer.Runtime.Policies;

/// <summary>
/// Answers with a declared response where the function fails for a named reason. Cancellation and faults of the process itself
/// always reach the caller.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class FallbackPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly FallbackOptions<TRequest, TResponse> options;
    private readonly PolicyServices<TRequest, TResponse> services;

    /// <summary>Makes a policy that keeps nothing between calls.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are missing.</exception>
    public FallbackPolicy(FallbackOptions<TRequest, TResponse> options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        this.options = options;
        this.services = services;
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Fallback;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        var execution = next(request, cancellationToken);
        return execution.IsCompletedSuccessfully ? execution : AnswerAsync(execution, request, cancellationToken);
    }

    private async Task<TResponse> AnswerAsync(Task<TResponse> execution, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await execution.ConfigureAwait(false);
        }
        catch (Exception fault) when (HandledFaults.Covers(fault, options.ShouldHandle, cancellationToken))
        {
            // A copy: the declared response may be one object for all.
            return services.CopyOf(options.Response(request));
        }
    }
}
