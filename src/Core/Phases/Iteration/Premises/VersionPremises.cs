using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>What a version's proof rested on.</summary>
public sealed record VersionPremises
{
    /// <summary>Major and minor version of .NET that it was proved on; null when not known.</summary>
    public string? Runtime { get; init; }

    /// <summary>Share of requests that equal one of the 256 before, which does not depend on how fast they come; null when too little was seen.</summary>
    public BlockSummary? Repeats { get; init; }

    /// <summary>Milliseconds of calls by dependency, without opening connections; those with too little are left out.</summary>
    public IReadOnlyDictionary<string, BlockSummary> Dependencies { get; init; } = new Dictionary<string, BlockSummary>();
}
