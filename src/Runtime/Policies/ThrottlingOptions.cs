namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="ThrottlingPolicy{TRequest, TResponse}"/>.</summary>
public sealed record ThrottlingOptions
{
    /// <summary>Concurrent executions at the start, before anything is known; 1 to <see cref="MaxLimit"/>. Default 8.</summary>
    public int InitialLimit { get; init; } = 8;

    /// <summary>Concurrent executions at most, however well it goes; 1 to 10,000. Default 100.</summary>
    public int MaxLimit { get; init; } = 100;

    /// <summary>Calls that may wait for a free place, 0 to 100,000. Default 1,000.</summary>
    public int QueueLimit { get; init; } = 1_000;

    /// <summary>
    /// Whether a call that finds the queue full is refused with an <see cref="OverloadedException"/>. Only where the contract declares
    /// <see cref="FunctionContract.Shed"/>; without it the call is executed beyond the limit, as it would be without throttling. Default false.
    /// </summary>
    public bool Shed { get; init; }

    internal void Validate(string parameter) => new OptionFaults(nameof(ThrottlingOptions))
        .Require(MaxLimit is >= 1 and <= 10_000, nameof(MaxLimit), "between 1 and 10000", MaxLimit)
        .Require(InitialLimit >= 1 && InitialLimit <= MaxLimit, nameof(InitialLimit), "between 1 and MaxLimit", InitialLimit)
        .Require(QueueLimit is >= 0 and <= 100_000, nameof(QueueLimit), "between 0 and 100000", QueueLimit)
        .ThrowIfAny(parameter);
}
