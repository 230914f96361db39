namespace Storefront;

/// <param name="Site">The warehouse that ships the order.</param>
/// <param name="Units">Units held over all lines.</param>
public sealed record Reservation(string OrderId, string Site, int Units);
