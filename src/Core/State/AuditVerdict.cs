namespace Optimizer.Core.State;

/// <summary>Whether a platform's audit log is as it was written.</summary>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Broken">The first sequence number that does not hold; null when all hold.</param>
/// <param name="Because">What is wrong there; null when nothing is.</param>
public sealed record AuditVerdict(long Entries, long? Broken, string? Because)
{
    public bool Intact => Broken is null;
}
