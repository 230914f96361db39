namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="DeduplicationPolicy{TRequest, TResponse}"/>.</summary>
public sealed record DeduplicationOptions
{
    /// <summary>
    /// How long after its start an execution may still be joined; later callers start their own, so that one execution that hangs
    /// does not hold up all that follow. More than zero, at most 1 hour. Default 10 s.
    /// </summary>
    public TimeSpan MaxJoinAge { get; init; } = TimeSpan.FromSeconds(10);

    internal void Validate(string parameter) => new OptionFaults(nameof(DeduplicationOptions))
        .Require(MaxJoinAge > TimeSpan.Zero && MaxJoinAge <= TimeSpan.FromHours(1), nameof(MaxJoinAge), "more than zero and at most 1 hour", MaxJoinAge)
        .ThrowIfAny(parameter);
}
