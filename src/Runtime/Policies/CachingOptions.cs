namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="CachingPolicy{TRequest, TResponse}"/>.</summary>
public sealed record CachingOptions
{
    /// <summary>
    /// How long a response may be served, counted from the moment its execution began; more than zero, at most 7 days. Never
    /// longer than the function's declared <see cref="FunctionContract.MaxStaleness"/>.
    /// </summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <summary>Responses kept at once, 1 to 1,000,000; the least recently used one makes room. Default 1,000.</summary>
    public int MaxEntries { get; init; } = 1_000;

    internal void Validate(string parameter) => new OptionFaults(nameof(CachingOptions))
        .Require(TimeToLive > TimeSpan.Zero && TimeToLive <= TimeSpan.FromDays(7), nameof(TimeToLive), "more than zero and at most 7 days", TimeToLive)
        .Require(MaxEntries is >= 1 and <= 1_000_000, nameof(MaxEntries), "between 1 and 1000000", MaxEntries)
        .ThrowIfAny(parameter);
}
