using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>The rate that a price is shown in another currency at. Treasury publishes new rates every minute.</summary>
[FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
public sealed class ExchangeRate(IHttpClientFactory http) : IPlatformFunction<ExchangeRateRequest, Rate>
{
    private const decimal Margin = 0.004m;

    public async Task<Rate> InvokeAsync(ExchangeRateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("rates");
        var mid = await client.GetFromJsonAsync<MidRate>(
            $"http://rates.internal/v1/rates/{request.From}/{request.To}", cancellationToken)
            ?? throw new InvalidOperationException($"There is no rate from {request.From} to {request.To}.");
        return new Rate(request.From, request.To, decimal.Round(mid.Value * (1 - Margin), 5));
    }
}
