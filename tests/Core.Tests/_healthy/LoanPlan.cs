using Optimizer.Runtime;

namespace Healthy;

public sealed record Loan(decimal Amount, double Rate, int Months);

public sealed record Instalment(decimal Monthly);

public sealed class LoanPlan : IPlatformFunction<Loan, Instalment>
{
    public Task<Instalment> InvokeAsync(Loan request, CancellationToken cancellationToken)
    {
        var monthly = request.Rate / 12;
        var factor = monthly == 0 ? 1.0 / request.Months : monthly / (1 - Math.Pow(1 + monthly, -request.Months));
        return Task.FromResult(new Instalment(Math.Round(request.Amount * (decimal)factor, 2)));
    }
}
