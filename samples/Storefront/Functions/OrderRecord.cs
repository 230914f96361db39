namespace Storefront;

/// <summary>The order service's answer.</summary>
public sealed record OrderRecord(string OrderId, string State);
