namespace Storefront;

/// <param name="OrderId">As on the confirmation mail.</param>
public sealed record OrderStatusRequest(string OrderId);
