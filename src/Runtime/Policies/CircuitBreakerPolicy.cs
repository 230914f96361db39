using Polly;
using Polly.CircuitBreaker;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// Refuses calls at once while the dependency behind the function is unavailable, and lets one through now and then to see whether
/// it is back (half-open). Built on Polly; a refused caller sees its <see cref="BrokenCircuitException"/> with the fault that opened
/// the circuit inside.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class CircuitBreakerPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly ResiliencePipeline<TResponse> pipeline;

    /// <summary>Makes a policy whose circuit is closed.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public CircuitBreakerPolicy(CircuitBreakerOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        pipeline = new ResiliencePipelineBuilder<TResponse> { TimeProvider = services.Time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<TResponse>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is { } fault and not OperationCanceledException && options.ShouldBreak(fault)),
            })
            .Build();
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Breaker;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        // A caller that has already cancelled gets what the function itself makes of that, and says nothing about the dependency.
        cancellationToken.IsCancellationRequested ? next(request, cancellationToken) : GuardAsync(request, next, cancellationToken);

    private async Task<TResponse> GuardAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(
            static async (call, token) => await call.next(call.request, token).ConfigureAwait(false), (request, next), cancellationToken)
            .ConfigureAwait(false);
}
