namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="DebouncingPolicy{TRequest, TResponse}"/>.</summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
public sealed record DebouncingOptions<TRequest>
{
    /// <summary>What calls are coalesced by: the value of the property that the contract names. Null is a value like any other.</summary>
    public required Func<TRequest, object?> KeyOf { get; init; }

    /// <summary>How long after the last call of a key its execution begins; more than zero, at most 1 minute.</summary>
    public required TimeSpan QuietTime { get; init; }

    /// <summary>How long the first of coalesced calls waits for its execution at most; <see cref="QuietTime"/> to 10 minutes. Default 1 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);

    internal void Validate(string parameter) => new OptionFaults("DebouncingOptions")
        .Require(KeyOf is not null, nameof(KeyOf), "given", "null")
        .Require(QuietTime > TimeSpan.Zero && QuietTime <= TimeSpan.FromMinutes(1), nameof(QuietTime), "more than zero and at most 1 minute", QuietTime)
        .Require(MaxDelay >= QuietTime && MaxDelay <= TimeSpan.FromMinutes(10), nameof(MaxDelay), "between QuietTime and 10 minutes", MaxDelay)
        .ThrowIfAny(parameter);
}
