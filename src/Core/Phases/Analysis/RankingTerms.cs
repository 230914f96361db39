using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>What ranking knows of a type before anything is generated.</summary>
/// <param name="Success">Probability that a version of the type holds, 0 to 1.</param>
/// <param name="Risk">Of the type's semantic class, 0 to 10.</param>
/// <param name="Complexity">Mean of earlier candidates of the type, 0 to 10.</param>
public sealed record RankingTerms(Metric Objective, double Success, double Risk, double Complexity)
{
    /// <summary>What <see cref="Success"/> rests on, as reports name it.</summary>
    public string SuccessSource { get; init; } = "share of earlier versions of this type that held";

    /// <summary>A person put a review of this function and type off until then; null: nobody did.</summary>
    public DateTimeOffset? PostponedUntil { get; init; }
}
