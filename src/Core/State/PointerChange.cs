using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.State;

/// <summary>A change of a function's live pointer.</summary>
/// <param name="Key"><c>{cycle}/{function}/{step}</c>; unique per change.</param>
/// <param name="Event">For the audit log: <c>canary.started</c>, <c>canary.stepped</c>, <c>version.promoted</c>, <c>version.rolled-back</c>, <c>version.withdrawn</c>, <c>version.expired</c>, <c>version.damaged</c>, <c>source.changed</c>, <c>backup.restored</c>.</param>
/// <param name="Expected">The pointer must still have this live version and this canary version (null: none).</param>
/// <param name="Live">The new live version.</param>
/// <param name="Canary">The new trial; null ends it.</param>
/// <param name="Because">A sentence with the numbers.</param>
/// <param name="Actor"><c>optimizer</c>, or who called.</param>
public sealed record PointerChange(
    string Key, string Event, (int Live, int? Canary) Expected, int Live, CanaryRecord? Canary, string Because, string Actor)
{
    /// <summary>Version states that change with the pointer.</summary>
    public IReadOnlyDictionary<int, VersionState> States { get; init; } = new Dictionary<int, VersionState>();

    /// <summary>With a promotion: what live traffic showed of the base during the trial, kept in the promoted version's record.</summary>
    public VersionEvidence? Control { get; init; }

    /// <summary>The evidence, for the audit log.</summary>
    public object? Evidence { get; init; }
}
