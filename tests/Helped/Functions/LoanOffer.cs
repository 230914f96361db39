namespace Helped;

/// <param name="EffectiveRate">A year, fee included.</param>
public sealed record LoanOffer(decimal Monthly, decimal Total, decimal EffectiveRate);
