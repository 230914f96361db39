using System.Text.Json.Serialization;
using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What one optimization does in a pipeline of several, all in the objective of its type as relative reductions.</summary>
/// <param name="Type">The optimization's id.</param>
/// <param name="Objective">The metric.</param>
public sealed record CertifiedPart(string Type, Metric Objective)
{
    /// <summary>This part alone against the original; null where that was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Alone { get; init; }

    /// <summary>All parts of its kind, rewrites or policies, against all but this one; null where it is the only one, or was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Added { get; init; }

    /// <summary>All parts of its kind against the original; null likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Together { get; init; }

    /// <summary>The version that brought it in; null for the part that is new.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>What that version was predicted to add to what served before it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? PredictedThen { get; init; }

    /// <summary>What live traffic showed of that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Realised { get; init; }
}
