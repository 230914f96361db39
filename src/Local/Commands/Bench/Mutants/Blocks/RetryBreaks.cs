namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in retrying.</summary>
internal static class RetryBreaks
{
    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("every fault is retried", "RetryPolicy", "&& options.ShouldRetry(fault)", "&& fault is not null"),
        new("the other faults are retried", "RetryPolicy", "&& options.ShouldRetry(fault)", "&& !options.ShouldRetry(fault)"),
        new("the budget is ignored", "RetryPolicy", "&& budget.TrySpend());", "&& budget is not null);"),
        new("the budget is never spent", "RetryBudget", "tokens -= 1;", "tokens -= 0;"),
        new("the budget is spent without end", "RetryBudget", "if (tokens < 1 - Hair) return false;", ""),
        new("calls earn nothing", "RetryBudget", "tokens = Math.Min(reserve, tokens + ratio);", "tokens = Math.Min(reserve, tokens);"),
        new("calls earn a retry each", "RetryBudget", "advance -= ratio;\n            else\n                tokens = Math.Min(reserve, tokens + ratio);", "advance -= 1;\n            else\n                tokens = Math.Min(reserve, tokens + 1);"),
        new("the advance is not paid back", "RetryBudget", "private double advance = reserve;", "private double advance = 0 * reserve;"),
        new("one attempt more", "RetryPolicy", "MaxRetryAttempts = options.MaxAttempts - 1,", "MaxRetryAttempts = options.MaxAttempts,")
            { Also = [("attempt.AttemptNumber < options.MaxAttempts - 1", "attempt.AttemptNumber < options.MaxAttempts")] },
        new("one attempt fewer", "RetryPolicy", "attempt.AttemptNumber < options.MaxAttempts - 1", "attempt.AttemptNumber < options.MaxAttempts - 2"),
        new("the next attempt comes at once", "RetryPolicy", "Delay = options.BaseDelay,", "Delay = TimeSpan.Zero,"),
        new("the next attempt comes much later", "RetryPolicy", "Delay = options.BaseDelay,\n                MaxDelay = options.MaxDelay,", "Delay = 20 * options.MaxDelay,"),
        new("no jitter", "RetryPolicy", "UseJitter = true,", "UseJitter = false,"),
        new("always the same draw", "RetryPolicy", "Randomizer = services.NextDouble,", "Randomizer = () => 0.5,"),
        new("the failed attempt is awaited again", "RetryPolicy", "Interlocked.Exchange(ref started, null) ?? next(request, token)", "started ?? next(request, token)"),
        new("the first attempt is made twice", "RetryPolicy", "Task<TResponse>? started = first;", "Task<TResponse>? started = null;"),
        new("the last failure is hidden", "RetryPolicy", "return await pipeline.ExecuteAsync(", "try { return await Execute(); } catch (Exception fault) when (options.ShouldRetry(fault)) { return default!; }\n        async Task<TResponse> Execute() => await pipeline.ExecuteAsync("),
        new("later attempts cannot be cancelled", "RetryPolicy", "?? next(request, token)", "?? next(request, CancellationToken.None)"),
        new("no attempt can be cancelled", "RetryPolicy", "var first = next(request, cancellationToken);", "var first = next(request, CancellationToken.None);"),
        new("the wait cannot be cancelled", "RetryPolicy", "            cancellationToken).ConfigureAwait(false);", "            CancellationToken.None).ConfigureAwait(false);"),
        new("the last failure is wrapped", "RetryPolicy", "return await pipeline.ExecuteAsync(", "try { return await Execute(); } catch (Exception fault) when (options.ShouldRetry(fault)) { throw new AggregateException(fault); }\n        async Task<TResponse> Execute() => await pipeline.ExecuteAsync("),
        new("the advance is ten times as high", "RetryPolicy", "new RetryBudget(options.BudgetRatio, options.BudgetReserve)", "new RetryBudget(options.BudgetRatio, 10 * options.BudgetReserve)"),
    ];
}
