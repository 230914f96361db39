namespace Storefront;

/// <summary>The pricing service's answer.</summary>
public sealed record ListPrice(string Sku, string Currency, decimal Amount);
