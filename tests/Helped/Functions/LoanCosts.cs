using Optimizer.Runtime;

namespace Helped;

/// <summary>What a loan costs a month and in all, and its effective annual rate. The calculator's sliders stand on few amounts.</summary>
public sealed class LoanCosts : IPlatformFunction<LoanCostsRequest, LoanOffer>
{
    private const int Steps = 60;

    public Task<LoanOffer> InvokeAsync(LoanCostsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var monthly = decimal.Round(Annuity(request.Amount, request.NominalRate / 12, request.Months), 2);
        var paidOut = request.Amount - request.Fee;
        return Task.FromResult(new LoanOffer(monthly, monthly * request.Months, decimal.Round(EffectiveRate(paidOut, monthly, request.Months), 5)));
    }

    private static decimal Annuity(decimal amount, decimal rate, int months)
    {
        var discount = 0m;
        var factor = 1m;
        for (var month = 0; month < months; month++)
        {
            factor /= 1 + rate;
            discount += factor;
        }
        return amount / discount;
    }

    /// <summary>The rate at which the payments are worth what was paid out, by bisection.</summary>
    private static decimal EffectiveRate(decimal paidOut, decimal monthly, int months)
    {
        var low = 0m;
        var high = 0.05m;
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            if (Annuity(paidOut, middle, months) < monthly) low = middle;
            else high = middle;
        }
        var year = 1m;
        for (var month = 0; month < 12; month++) year *= 1 + low;
        return year - 1;
    }
}
