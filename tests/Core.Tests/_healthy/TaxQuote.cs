using Optimizer.Runtime;

namespace Healthy;

public sealed record TaxAsk(decimal Net, string Region);

public sealed record TaxReply(decimal Tax, decimal Gross);

public sealed class TaxQuote : IPlatformFunction<TaxAsk, TaxReply>
{
    private static readonly Dictionary<string, decimal> Rates = new(StringComparer.Ordinal) { ["DE"] = 0.19m, ["FR"] = 0.2m, ["CH"] = 0.081m };

    public Task<TaxReply> InvokeAsync(TaxAsk request, CancellationToken cancellationToken)
    {
        var rate = Rates.GetValueOrDefault(request.Region, 0.2m);
        var tax = Math.Round(request.Net * rate, 2, MidpointRounding.AwayFromZero);
        return Task.FromResult(new TaxReply(tax, request.Net + tax));
    }
}
