namespace Storefront;

/// <param name="Price">Handling included.</param>
/// <param name="Days">In transit.</param>
public sealed record ShippingOption(string Carrier, string Service, decimal Price, int Days);
