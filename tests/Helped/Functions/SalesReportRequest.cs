namespace Helped;

/// <param name="ShopId">Of the shop.</param>
/// <param name="Day">Of the year, 1 to 366.</param>
public sealed record SalesReportRequest(string ShopId, int Day);
