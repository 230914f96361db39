namespace Helped;

/// <param name="Terms">Words that find the listing.</param>
public sealed record ListingEntry(string ListingId, int Terms);
