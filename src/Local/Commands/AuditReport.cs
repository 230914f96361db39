namespace Optimizer.Local.Commands;

/// <summary>Whether a platform's log of decisions is as it was written.</summary>
/// <param name="Signed">The last entry that a valid signature covers; null: none does.</param>
/// <param name="Broken">The first sequence number that does not hold; null when all hold.</param>
internal sealed record AuditReport(string Platform, bool Intact, long Entries, long? Broken, string? Because, long? Signed)
{
    public override string ToString() => Intact
        ? $"{Platform}: {Entries} entries, the chain holds, {(Signed is { } signed ? $"signed through entry {signed}" : "not signed yet")}."
        : $"{Platform}: entry {Broken} does not hold after {Entries} good ones: {Because}";
}
