namespace Optimizer.Core.State;

/// <summary>Whether a platform's audit log is as it was written.</summary>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Broken">The first sequence number that does not hold; null when all hold.</param>
/// <param name="Because">What is wrong there; null when nothing is.</param>
public sealed record AuditVerdict(long Entries, long? Broken, string? Because)
{
    public bool Intact => Broken is null;

    /// <summary>The last entry that a valid signature covers; null: none does, or nobody asked.</summary>
    public long? Signed { get; init; }
}
