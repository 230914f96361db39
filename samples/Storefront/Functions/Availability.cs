using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>
/// How many of a product can be sold right now. A limited drop sells out in seconds, so the answer must be current: it may be
/// shared between shoppers who ask in the same moment, never remembered.
/// </summary>
[FunctionContract(Safe = true)]
public sealed class Availability(IHttpClientFactory http) : IPlatformFunction<AvailabilityRequest, StockLevel>
{
    private const int FewLeft = 10;

    public async Task<StockLevel> InvokeAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("warehouse");
        var sites = await client.GetFromJsonAsync<SiteStock[]>(
            $"http://warehouse.internal/v1/stock/{Uri.EscapeDataString(request.Sku)}", cancellationToken) ?? [];

        var units = sites.Where(s => request.Country is null || s.Country == request.Country).Sum(s => s.Units - s.Reserved);
        return new StockLevel(request.Sku, Math.Max(units, 0), units is > 0 and <= FewLeft);
    }
}
