namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="RetryPolicy{TRequest, TResponse}"/>.</summary>
public sealed record RetryOptions
{
    /// <summary>Which failures are transient. Never asked about the caller's own cancellation.</summary>
    public required Func<Exception, bool> ShouldRetry { get; init; }

    /// <summary>Executions of one call at most, the first one included; 2 to 10. Default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Median delay before the first retry; later ones grow exponentially, with decorrelated jitter. Zero to 1 minute. Default 50 ms.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest delay before any retry; <see cref="BaseDelay"/> to 5 minutes. Default 1 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Retries ÷ calls at most, in the long run: the extra load in an outage. More than 0, at most 1. Default 0.1.</summary>
    public double BudgetRatio { get; init; } = 0.1;

    /// <summary>
    /// Retries that may follow each other before calls have earned them: an advance at the start, and the most that can be saved up
    /// later. 1 to 1,000. Default 10.
    /// </summary>
    public int BudgetReserve { get; init; } = 10;

    internal void Validate(string parameter) => new OptionFaults(nameof(RetryOptions))
        .Require(ShouldRetry is not null, nameof(ShouldRetry), "given", "null")
        .Require(MaxAttempts is >= 2 and <= 10, nameof(MaxAttempts), "between 2 and 10", MaxAttempts)
        .Require(BaseDelay >= TimeSpan.Zero && BaseDelay <= TimeSpan.FromMinutes(1), nameof(BaseDelay), "between zero and 1 minute", BaseDelay)
        .Require(MaxDelay >= BaseDelay && MaxDelay <= TimeSpan.FromMinutes(5), nameof(MaxDelay), "between BaseDelay and 5 minutes", MaxDelay)
        .Require(BudgetRatio is > 0 and <= 1, nameof(BudgetRatio), "more than 0 and at most 1", BudgetRatio)
        .Require(BudgetReserve is >= 1 and <= 1_000, nameof(BudgetReserve), "between 1 and 1000", BudgetReserve)
        .ThrowIfAny(parameter);
}
