namespace Storefront;

/// <param name="Sku">Stock-keeping unit: <c>TEE-0042</c>.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Quantity">≥ 1.</param>
public sealed record QuoteRequest(string Sku, string Currency, int Quantity);
