namespace Helped;

/// <param name="Orders">Orders of the day.</param>
public sealed record Sales(string ShopId, int Orders, decimal Amount);
