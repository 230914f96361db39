namespace Storefront;

/// <summary>What one warehouse site holds of a product.</summary>
public sealed record SiteStock(string Site, string Country, int Units, int Reserved);
