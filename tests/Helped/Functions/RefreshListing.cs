using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>
/// Builds a listing's search entry anew. Every change of a listing's price, stock or text asks for it, often many within the same
/// moment; one run after the last of them is as good.
/// </summary>
[FunctionContract(Coalesce = nameof(RefreshListingRequest.ListingId))]
public sealed class RefreshListing(IHttpClientFactory http) : IPlatformFunction<RefreshListingRequest, ListingEntry>
{
    public async Task<ListingEntry> InvokeAsync(RefreshListingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("search");
        using var response = await client.PostAsync(
            new Uri($"http://search.internal/v1/listings/{Uri.EscapeDataString(request.ListingId)}/entry"), null, cancellationToken);
        response.EnsureSuccessStatusCode();

        var entry = await response.Content.ReadFromJsonAsync<ListingEntry>(cancellationToken);
        return entry ?? new ListingEntry(request.ListingId, 0);
    }
}
