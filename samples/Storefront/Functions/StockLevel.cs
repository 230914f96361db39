namespace Storefront;

/// <param name="Units">Units that can be sold, ≥ 0.</param>
/// <param name="FewLeft">Whether the product page warns the shopper.</param>
public sealed record StockLevel(string Sku, int Units, bool FewLeft);
