namespace Storefront;

/// <param name="Sku">Stock-keeping unit.</param>
/// <param name="Country">ISO 3166 code of the sites that count; null: all sites.</param>
public sealed record AvailabilityRequest(string Sku, string? Country);
