namespace Storefront;

/// <summary>One campaign of the campaign service's answer.</summary>
public sealed record Campaign(string Code, string Headline, int Priority);
