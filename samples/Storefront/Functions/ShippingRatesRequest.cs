namespace Storefront;

/// <param name="Country">ISO 3166 code.</param>
/// <param name="PostalCode">As the shopper typed it.</param>
/// <param name="WeightGrams">Of the packed parcel, > 0.</param>
public sealed record ShippingRatesRequest(string Country, string PostalCode, int WeightGrams);
