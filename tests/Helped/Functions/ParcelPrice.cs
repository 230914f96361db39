namespace Helped;

/// <param name="Zone">The carrier's tariff zone.</param>
public sealed record ParcelPrice(string Zone, decimal Amount);
