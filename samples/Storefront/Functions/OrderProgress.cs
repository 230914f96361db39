namespace Storefront;

/// <param name="Message">For the shopper.</param>
public sealed record OrderProgress(string OrderId, string Message);
