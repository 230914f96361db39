using System.Globalization;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>How a soak ended.</summary>
internal sealed record SoakReport
{
    public required string Protocol { get; init; }

    public required int Seed { get; init; }

    public required int Cycles { get; init; }

    /// <summary>Cycles by how their records were closed; a disturbed cycle may fail, and is then skipped.</summary>
    public required IReadOnlyDictionary<string, int> Ended { get; init; }

    /// <summary>Opportunities by how they ended, with the first reason of those that were not deployed.</summary>
    public required IReadOnlyDictionary<string, int> Opportunities { get; init; }

    /// <summary>Changes of live pointers by their audit event.</summary>
    public required IReadOnlyDictionary<string, int> Changes { get; init; }

    public required IReadOnlyDictionary<string, int> FaultsByPhase { get; init; }

    public required int CallsRepeated { get; init; }

    public required IReadOnlyList<string> Unhandled { get; init; }

    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Backups that were restored, one per change.</summary>
    public required int Backups { get; init; }

    public required int LostBackups { get; init; }

    public required long AuditEntries { get; init; }

    public required bool AuditIntact { get; init; }

    public required SoakMemory.Growth HeapMb { get; init; }

    /// <summary>Median managed heap of each tenth of the run.</summary>
    public required IReadOnlyList<double> HeapMbByTenth { get; init; }

    public required SoakMemory.Growth WorkingSetMb { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Below 100 cycles memory is reported and not judged: a tenth is then too short.</summary>
    public bool Holds =>
        Unhandled.Count == 0 && Violations.Count == 0 && LostBackups == 0 && AuditIntact
        && (Cycles < 100 || (HeapMb.IsFlat && WorkingSetMb.IsFlat));

    public IEnumerable<string> Lines() =>
    [
        Protocol,
        $"cycles: {Cycles} ({Text(Ended)}); opportunities: {Text(Opportunities)}; changes: {Text(Changes)}",
        $"staged faults: {Text(FaultsByPhase)}; calls repeated by their callers: {CallsRepeated}",
        $"unhandled: {Unhandled.Count}; violations: {Violations.Count}; backups restored byte for byte: {Backups - LostBackups} of {Backups}; audit: {AuditEntries} entries, {(AuditIntact ? "intact" : "BROKEN")}",
        FormattableString.Invariant($"managed heap: {HeapMb.SecondTenth:0.0} MiB in the second tenth, {HeapMb.LastTenth:0.0} in the last ({HeapMb.Ratio:0.00}x); working set: {WorkingSetMb.SecondTenth:0} and {WorkingSetMb.LastTenth:0} MiB ({WorkingSetMb.Ratio:0.00}x); {Seconds:0} s"),
        $"managed heap by tenth, MiB: {string.Join(" ", HeapMbByTenth.Select(h => h.ToString("0.0", CultureInfo.InvariantCulture)))}",
        .. Unhandled.Concat(Violations),
        Holds ? "holds" : "DOES NOT HOLD",
    ];

    private static string Text(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"));
}
