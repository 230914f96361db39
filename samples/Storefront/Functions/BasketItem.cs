namespace Storefront;

/// <param name="Quantity">≥ 1.</param>
public sealed record BasketItem(string Sku, decimal UnitPrice, int Quantity);
