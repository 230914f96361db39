namespace Storefront;

/// <param name="Options">Cheapest first.</param>
public sealed record ShippingOptions(IReadOnlyList<ShippingOption> Options);
