namespace Helped;

/// <param name="ListingId">Of the marketplace.</param>
public sealed record RefreshListingRequest(string ListingId);
