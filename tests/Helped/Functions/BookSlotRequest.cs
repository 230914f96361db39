namespace Helped;

/// <param name="OrderId">Unique per order.</param>
/// <param name="Day">Days from today, ≥ 1.</param>
/// <param name="Hour">First hour of the slot, 8 to 19.</param>
public sealed record BookSlotRequest(string OrderId, int Day, int Hour);
