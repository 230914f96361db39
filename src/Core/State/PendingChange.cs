using System.Text.Json;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.State;

/// <summary>
/// What is left to do after a pointer moved: version states and the audit entry lie in other partitions. Written in the batch that
/// moves the pointer; removed when done. Whoever comes next finishes it.
/// </summary>
internal sealed record PendingChange(
    string Key, long Revision, string Event, string Because, string Actor, IReadOnlyDictionary<int, VersionState> States, JsonElement Detail)
{
    /// <summary>When the pointer moved.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The version that serves since.</summary>
    public int Live { get; init; }

    /// <inheritdoc cref="PointerChange.Control"/>
    public VersionEvidence? Control { get; init; }
}
