namespace Storefront;

/// <param name="Total">Goods, shipping and tax.</param>
public sealed record CheckoutSum(decimal Goods, decimal Shipping, decimal Tax, decimal Total);
