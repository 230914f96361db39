namespace Storefront;

/// <param name="Country">ISO 3166 code of the delivery address.</param>
/// <param name="Shipping">Price of the chosen shipping option.</param>
public sealed record Basket(string Country, decimal Shipping, IReadOnlyList<BasketItem> Items);
