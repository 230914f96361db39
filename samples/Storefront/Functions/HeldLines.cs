namespace Storefront;

/// <summary>The warehouse's answer to a reservation.</summary>
public sealed record HeldLines(string Site, int Units);
