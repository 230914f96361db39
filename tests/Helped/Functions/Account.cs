namespace Helped;

/// <summary>The ledger's answer.</summary>
public sealed record Account(decimal Balance);
