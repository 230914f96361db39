using System.Text.Json.Serialization;
using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>An opportunity with its rank.</summary>
/// <param name="Index">Its place in the detected list.</param>
/// <param name="Score">Predicted saving × P(success) × (1 − risk/10) × (1 − complexity/10); the terms say how.</param>
/// <param name="Covered">Whether the contract covers what the type changes; what is not covered is only held for review.</param>
public sealed record RankedOpportunity(int Index, string Function, string Type, double Score, bool Covered, IReadOnlyList<Term> Terms)
{
    /// <summary>Predicted relative saving on the platform's traffic, 0 to 1.</summary>
    [JsonIgnore]
    public double Saving => Terms.Count == 4 ? Terms[0].Points : 0;

    /// <summary>(1 − risk/10) × (1 − complexity/10), 0 to 1.</summary>
    [JsonIgnore]
    public double Discount => Terms.Count == 4 ? (1 - (Terms[2].Points / 10)) * (1 - (Terms[3].Points / 10)) : 0;

    /// <summary>Probability with which it was taken, 0 to 1; 1 where nothing was drawn.</summary>
    public double Propensity { get; init; } = 1;
}
