namespace Storefront;

/// <summary>One line of the carrier gateway's answer.</summary>
public sealed record CarrierRate(string Carrier, string Service, decimal Price, int TransitDays);
