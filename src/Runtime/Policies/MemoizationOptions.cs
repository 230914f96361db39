namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="MemoizationPolicy{TRequest, TResponse}"/>.</summary>
public sealed record MemoizationOptions
{
    /// <summary>Results kept at once, 1 to 1,000,000; the least recently used one makes room. Default 1,000.</summary>
    public int MaxEntries { get; init; } = 1_000;

    internal void Validate(string parameter) => new OptionFaults(nameof(MemoizationOptions))
        .Require(MaxEntries is >= 1 and <= 1_000_000, nameof(MaxEntries), "between 1 and 1000000", MaxEntries)
        .ThrowIfAny(parameter);
}
