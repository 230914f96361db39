namespace Storefront;

/// <param name="Headlines">Most important first.</param>
public sealed record PromotionList(IReadOnlyList<string> Headlines);
