using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Phases.Analysis;

public sealed record AnalysisOptions
{
    /// <summary>Covered opportunities that a cycle takes, one per function. Default 5.</summary>
    [Range(1, 50)]
    public int MaxTaken { get; init; } = 5;

    /// <summary>Opportunities beyond the contract that a cycle prepares for review. Default 5.</summary>
    [Range(0, 50)]
    public int MaxForReview { get; init; } = 5;
}
