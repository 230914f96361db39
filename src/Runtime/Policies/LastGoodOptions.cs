namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="LastGoodPolicy{TRequest, TResponse}"/>.</summary>
public sealed record LastGoodOptions
{
    /// <summary>Which failures an earlier response stands in for. Never asked about cancellation or faults of the process itself.</summary>
    public required Func<Exception, bool> ShouldHandle { get; init; }

    /// <summary>
    /// How old the response may be, counted from the moment its execution began; more than zero, at most 7 days. Never longer than
    /// the function's declared <see cref="FunctionContract.MaxStaleness"/>. Default 10 minutes.
    /// </summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Responses kept at once, 1 to 1,000,000; the least recently used one makes room. Default 1,000.</summary>
    public int MaxEntries { get; init; } = 1_000;

    internal void Validate(string parameter) => new OptionFaults(nameof(LastGoodOptions))
        .Require(ShouldHandle is not null, nameof(ShouldHandle), "given", "null")
        .Require(MaxAge > TimeSpan.Zero && MaxAge <= TimeSpan.FromDays(7), nameof(MaxAge), "more than zero and at most 7 days", MaxAge)
        .Require(MaxEntries is >= 1 and <= 1_000_000, nameof(MaxEntries), "between 1 and 1000000", MaxEntries)
        .ThrowIfAny(parameter);
}
