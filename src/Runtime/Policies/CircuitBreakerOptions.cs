namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="CircuitBreakerPolicy{TRequest, TResponse}"/>.</summary>
public sealed record CircuitBreakerOptions
{
    /// <summary>Which failures say that the dependency is unavailable. Never asked about cancellation.</summary>
    public required Func<Exception, bool> ShouldBreak { get; init; }

    /// <summary>Share of calls that fail so within <see cref="SamplingDuration"/> from which on the circuit opens, more than 0, at most 1. Default 0.5.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Calls within <see cref="SamplingDuration"/> below which the circuit stays closed, 2 to 10,000. Default 10.</summary>
    public int MinimumThroughput { get; init; } = 10;

    /// <summary>The time over which failures are counted, 500 ms to 1 hour. Default 10 s.</summary>
    public TimeSpan SamplingDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long calls are refused before one is let through as a probe, 500 ms to 1 hour. Default 5 s.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate(string parameter)
    {
        var (least, most) = (TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
        new OptionFaults(nameof(CircuitBreakerOptions))
            .Require(ShouldBreak is not null, nameof(ShouldBreak), "given", "null")
            .Require(FailureRatio is > 0 and <= 1, nameof(FailureRatio), "more than 0 and at most 1", FailureRatio)
            .Require(MinimumThroughput is >= 2 and <= 10_000, nameof(MinimumThroughput), "between 2 and 10000", MinimumThroughput)
            .Require(SamplingDuration >= least && SamplingDuration <= most, nameof(SamplingDuration), "between 500 ms and 1 hour", SamplingDuration)
            .Require(BreakDuration >= least && BreakDuration <= most, nameof(BreakDuration), "between 500 ms and 1 hour", BreakDuration)
            .ThrowIfAny(parameter);
    }
}
