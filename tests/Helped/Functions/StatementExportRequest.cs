namespace Helped;

/// <param name="AccountId">Names the file.</param>
/// <param name="Entries">Earliest first.</param>
public sealed record StatementExportRequest(string AccountId, decimal OpeningBalance, IReadOnlyList<StatementEntry> Entries);
