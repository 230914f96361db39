using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>What the carriers ask for a parcel to the shopper's address, cheapest first.</summary>
[FunctionContract(Safe = true)]
public sealed class ShippingRates : IPlatformFunction<ShippingRatesRequest, ShippingOptions>
{
    private const decimal HandlingFee = 1.20m;

    public async Task<ShippingOptions> InvokeAsync(ShippingRatesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var response = await client.PostAsJsonAsync("http://carriers.internal/v2/rates", request, cancellationToken);
        response.EnsureSuccessStatusCode();

        var rates = await response.Content.ReadFromJsonAsync<CarrierRate[]>(cancellationToken) ?? [];
        return new ShippingOptions(
        [
            .. rates.OrderBy(r => r.Price)
                .Select(r => new ShippingOption(r.Carrier, r.Service, r.Price + HandlingFee, r.TransitDays)),
        ]);
    }
}
