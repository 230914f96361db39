namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>One way of breaking code.</summary>
/// <param name="Name">As the report names it.</param>
/// <param name="Find">All places of a source at which it applies; what comes of one need not compile.</param>
internal sealed record MutationOperator(string Name, Func<MutationTarget, IEnumerable<Site>> Find)
{
    /// <summary>The rule by which it breaks nothing in a source; null where it does.</summary>
    public Func<MutationTarget, string?> Harmless { get; init; } = static _ => null;
}
