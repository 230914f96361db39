namespace Storefront;

/// <param name="Sku">Stock-keeping unit.</param>
/// <param name="Units">≥ 1.</param>
public sealed record OrderLine(string Sku, int Units);
