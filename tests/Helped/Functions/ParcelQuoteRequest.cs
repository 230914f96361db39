namespace Helped;

/// <param name="PostalCode">Of the recipient.</param>
/// <param name="WeightGrams">Packed, > 0.</param>
public sealed record ParcelQuoteRequest(string PostalCode, int WeightGrams);
