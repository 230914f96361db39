using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>
/// What a number of one product costs in the shopper's currency. Prices are maintained by the merchandising team; a shopper may
/// see one that is up to a minute old.
/// </summary>
[FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
public sealed class PriceQuote(IHttpClientFactory http) : IPlatformFunction<QuoteRequest, Quote>
{
    public async Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("pricing");
        var url = $"http://pricing.internal/v1/prices/{Uri.EscapeDataString(request.Sku)}?currency={request.Currency}";
        var listed = await client.GetFromJsonAsync<ListPrice>(url, cancellationToken)
            ?? throw new InvalidOperationException($"The pricing service has no price for {request.Sku} in {request.Currency}.");

        var discount = VolumeDiscount(request.Quantity);
        var total = decimal.Round(listed.Amount * request.Quantity * (1 - discount), 2);
        return new Quote(request.Sku, request.Currency, listed.Amount, discount, total);
    }

    private static decimal VolumeDiscount(int quantity) => quantity switch
    {
        >= 10 => 0.08m,
        >= 3 => 0.03m,
        _ => 0m,
    };
}
