namespace Optimizer.Core.Operations.Alerts;

/// <summary>What alerts are about. Receivers route by these: never renamed.</summary>
public static class AlertKinds
{
    /// <summary>A version was taken back because it did not hold, or by a person.</summary>
    public const string RolledBack = "version.rolled-back";

    /// <summary>A version was taken back without a verdict: too long on trial, its premises or its source changed, its bundle damaged.</summary>
    public const string Withdrawn = "version.withdrawn";

    /// <summary>A version could not be looked after: it stays where it is, and a person has to look.</summary>
    public const string ManualFallback = "monitoring.manual";

    public const string CycleFailed = "cycle.failed";

    /// <summary>One opportunity of a cycle failed; it alone was compensated.</summary>
    public const string PhaseFailed = "phase.failed";

    /// <summary>Work by the clock failed, as a rule because the store does not answer.</summary>
    public const string WorkFailed = "work.failed";

    /// <summary>Something stored was damaged and was put back from its copy.</summary>
    public const string StorageRepaired = "storage.repaired";

    /// <summary>Something stored is damaged, and no copy of it is whole.</summary>
    public const string StorageDamaged = "storage.damaged";

    /// <summary>The log of decisions is not as it was written.</summary>
    public const string AuditBroken = "audit.broken";
}
