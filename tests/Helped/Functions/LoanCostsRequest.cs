namespace Helped;

/// <param name="Amount">> 0.</param>
/// <param name="Fee">Kept back when the loan is paid out.</param>
/// <param name="NominalRate">A year, > 0.</param>
/// <param name="Months">≥ 1.</param>
public sealed record LoanCostsRequest(decimal Amount, decimal Fee, decimal NominalRate, int Months);
