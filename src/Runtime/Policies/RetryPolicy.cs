using Polly;
using Polly.Retry;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// Tries transient failures again, with exponential backoff and decorrelated jitter, within a budget that bounds the extra load.
/// Built on Polly. A caller that cancels is never retried for, also while it waits for the next attempt.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class RetryPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly RetryOptions options;
    private readonly RetryBudget budget;
    private readonly ResiliencePipeline<TResponse> pipeline;

    /// <summary>Makes a policy with a full budget.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public RetryPolicy(RetryOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        this.options = options;
        budget = new RetryBudget(options.BudgetRatio, options.BudgetReserve);
        pipeline = Pipeline(services);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Retry;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        budget.Earn();
        var first = next(request, cancellationToken);
        return first.IsCompletedSuccessfully || cancellationToken.IsCancellationRequested
            ? first
            : RetryAsync(first, request, next, cancellationToken);
    }

    private async Task<TResponse> RetryAsync(
        Task<TResponse> first, TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        Task<TResponse>? started = first;
        return await pipeline.ExecuteAsync(
            async token => await (Interlocked.Exchange(ref started, null) ?? next(request, token)).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    private ResiliencePipeline<TResponse> Pipeline(PolicyServices<TRequest, TResponse> services) =>
        new ResiliencePipelineBuilder<TResponse> { TimeProvider = services.Time }
            .AddRetry(new RetryStrategyOptions<TResponse>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                Randomizer = services.NextDouble,
                ShouldHandle = ShouldRetry,
            })
            .Build();

    /// <summary>Polly asks after the last attempt too; that one must not take from the budget.</summary>
    private ValueTask<bool> ShouldRetry(RetryPredicateArguments<TResponse> attempt) => ValueTask.FromResult(
        attempt.Outcome.Exception is { } fault
        && attempt.AttemptNumber < options.MaxAttempts - 1
        && !attempt.Context.CancellationToken.IsCancellationRequested
        && options.ShouldRetry(fault)
        && budget.TrySpend());
}
