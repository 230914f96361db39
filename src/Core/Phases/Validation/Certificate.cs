using System.Text.Json.Serialization;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What was proved of a candidate, and how: <c>certificate.json</c> of its bundle.</summary>
public sealed record Certificate
{
    public required string Platform { get; init; }

    public required string Function { get; init; }

    public required string Type { get; init; }

    public required string Cycle { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Release Release { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    public required CertifiedEquivalence Equivalence { get; init; }

    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>Null where an earlier examination failed.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>How the improvement was found.</summary>
    public string? Method { get; init; }

    /// <summary>What each part does; null where the change is the only one on the function.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CertifiedComposition? Composition { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>The autonomy that the gates were asked under.</summary>
    public required Autonomy Autonomy { get; init; }
}
