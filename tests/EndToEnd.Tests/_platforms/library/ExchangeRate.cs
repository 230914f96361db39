using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Library;

/// Rates move slowly; half a minute old is fine for us.
[FunctionContract(Safe = true, MaxStalenessSeconds = 30)]
public class ExchangeRate : IPlatformFunction<RateRequest, Rate>
{
    private readonly IHttpClientFactory _clients;

    public ExchangeRate(IHttpClientFactory clients)
    {
        _clients = clients;
    }

    public async Task<Rate> InvokeAsync(RateRequest request, CancellationToken cancellationToken)
    {
        var client = _clients.CreateClient("rates");
        var found = await client.GetFromJsonAsync<Rate>(
            $"http://rates.example/v1/{request.From}/{request.To}", cancellationToken);
        return found ?? throw new InvalidOperationException("no rate");
    }
}
