namespace Storefront;

/// <param name="OrderId">Unique per order: <c>SO-100042</c>.</param>
/// <param name="Lines">What to hold.</param>
public sealed record ReserveStockRequest(string OrderId, IReadOnlyList<OrderLine> Lines);
