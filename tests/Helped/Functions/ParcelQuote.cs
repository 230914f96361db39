using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>What a parcel costs with our carrier.</summary>
public sealed class ParcelQuote : IPlatformFunction<ParcelQuoteRequest, ParcelPrice>
{
    public async Task<ParcelPrice> InvokeAsync(ParcelQuoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var response = await client.PostAsJsonAsync("http://parcels.internal/v2/quotes", request, cancellationToken);
        response.EnsureSuccessStatusCode();

        var price = await response.Content.ReadFromJsonAsync<ParcelPrice>(cancellationToken);
        return price ?? throw new InvalidOperationException($"The carrier has no price for {request.WeightGrams} g to {request.PostalCode}.");
    }
}
