namespace Helped;

/// <param name="Iban">Of the account.</param>
public sealed record AccountOverviewRequest(string Iban);
