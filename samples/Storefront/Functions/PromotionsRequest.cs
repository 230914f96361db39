namespace Storefront;

/// <param name="Segment">The marketing team's name for the shopper's group.</param>
/// <param name="Country">ISO 3166 code.</param>
public sealed record PromotionsRequest(string Segment, string Country);
