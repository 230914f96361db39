namespace Helped;

/// <param name="From">ISO 4217 code.</param>
/// <param name="To">ISO 4217 code.</param>
public sealed record ExchangeRateRequest(string From, string To);
