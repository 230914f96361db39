namespace Helped;

/// <param name="Entries">Latest first.</param>
public sealed record Overview(string Iban, decimal Balance, IReadOnlyList<string> Entries);
