namespace Helped;

/// <param name="Date">ISO 8601.</param>
/// <param name="Amount">Negative for what was paid.</param>
public sealed record StatementEntry(string Date, string Text, decimal Amount);
