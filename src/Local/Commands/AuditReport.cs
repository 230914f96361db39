namespace Optimizer.Local.Commands;

/// <summary>Whether a platform's log of decisions is as it was written.</summary>
/// <param name="Broken">The first sequence number that does not hold; null when all hold.</param>
internal sealed record AuditReport(string Platform, bool Intact, long Entries, long? Broken, string? Because)
{
    public override string ToString() => Intact
        ? $"{Platform}: {Entries} entries, the chain holds."
        : $"{Platform}: entry {Broken} does not hold after {Entries} good ones: {Because}";
}
