namespace Helped;

/// <param name="From">Local time at which the slot begins.</param>
public sealed record Booking(string OrderId, int Day, string From);
