using Optimizer.Core.Model;

namespace Optimizer.Core.Operations.Alerts;

/// <summary>Words alerts, each with what a person can do.</summary>
public static class Alerts
{
    /// <returns>Null for changes that nobody needs to be told of.</returns>
    /// <param name="event">Of the pointer's change.</param>
    /// <param name="key">The change's key.</param>
    /// <param name="version">The version that serves less or no more; null where none is known.</param>
    public static Alert? OfChange(string platform, string function, string @event, string key, string because, int? version, int live, DateTimeOffset at)
    {
        var kind = @event switch
        {
            "version.rolled-back" => AlertKinds.RolledBack,
            "version.withdrawn" or "version.expired" or "version.damaged" or "source.changed" => AlertKinds.Withdrawn,
            _ => null,
        };
        if (kind is null) return null;
        var todo = FormattableString.Invariant($"Version {live} serves; nothing has to be done. 'optimizer audit' and 'optimizer status {platform}' have the evidence, 'optimizer restore {function}' the way back.");
        return new Alert(kind, platform, [new Reason(@event, because)], todo, at) { Function = function, Version = version, Topic = key };
    }

    public static Alert OfFailedCycle(string platform, string cycle, string because, DateTimeOffset at) => new(
        AlertKinds.CycleFailed, platform, [new Reason("cycle.failed", $"Cycle {cycle} failed: {because}")],
        "The next cycle starts anew; where it fails too, look at the log and at the store.", at) { Topic = cycle };

    public static Alert OfFailedPhase(string platform, string cycle, string function, int? version, IReadOnlyList<Reason> reasons, DateTimeOffset at) => new(
        AlertKinds.PhaseFailed, platform, reasons, "It alone was taken back, and the next cycle tries again.", at)
    {
        Function = function, Version = version, Topic = cycle,
    };

    public static Alert OfManualFallback(string platform, string function, int version, string fault, DateTimeOffset at) => new(
        AlertKinds.ManualFallback, platform, [new Reason("monitoring.failed", $"It could not be looked at: {fault}")],
        $"It stays where it is until it can be looked at again. To take it back now: 'optimizer rollback {function} --platform {platform}', or docs/how-to/undo-by-hand.md.", at)
    {
        Function = function, Version = version,
    };

    public static Alert OfFailedWork(string? platform, string work, string fault, DateTimeOffset at) => new(
        AlertKinds.WorkFailed, platform, [new Reason("work.failed", $"{work} failed: {fault}")],
        "It is tried again at its next time. Where it goes on, check that the store answers; functions go on as they are meanwhile.", at) { Topic = work };

    /// <param name="what">The container and name, or the partition and row.</param>
    /// <param name="quarantined">Where the damaged bytes are kept.</param>
    public static Alert OfRepair(string? platform, string what, string quarantined, DateTimeOffset at) => new(
        AlertKinds.StorageRepaired, platform, [new Reason("storage.repaired", $"{what} was not what had been written; it was put back from its copy.")],
        $"Nothing has to be done. The damaged bytes are kept as {quarantined}; where this repeats, check the disk or who writes to the account.", at) { Topic = what };

    public static Alert OfDamage(string? platform, string what, string quarantined, DateTimeOffset at) => new(
        AlertKinds.StorageDamaged, platform, [new Reason("storage.damaged", $"{what} is not what had been written, and no copy of it is whole.")],
        $"What refers to it is taken back where that is possible. Put it back from a copy of the store, or see docs/how-to/undo-by-hand.md. The damaged bytes are kept as {quarantined}.", at) { Topic = what };

    public static Alert OfBrokenAudit(string platform, long entry, string because, bool repaired, DateTimeOffset at) => new(
        AlertKinds.AuditBroken, platform, [new Reason("audit.broken", $"The log of decisions did not hold at entry {entry}: {because}.")],
        repaired
            ? "Entries were put back from their copies and the chain holds again; find out who or what changed them."
            : $"Find out who or what changed it; 'optimizer audit verify {platform}' says what holds, and a copy of the store has the rest.", at) { Topic = repaired ? "repaired" : null };
}
