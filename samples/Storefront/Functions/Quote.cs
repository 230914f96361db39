namespace Storefront;

/// <param name="UnitPrice">Before discount.</param>
/// <param name="Discount">Share taken off, 0 to 1.</param>
/// <param name="Total">After discount, rounded to cents.</param>
public sealed record Quote(string Sku, string Currency, decimal UnitPrice, decimal Discount, decimal Total);
