using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Library;

public class ShelfSearch(IHttpClientFactory clients) : IPlatformFunction<SearchRequest, SearchResult>
{
    public async Task<SearchResult> InvokeAsync(SearchRequest request, CancellationToken cancellationToken) =>
        await clients.CreateClient().GetFromJsonAsync<SearchResult>(
            $"http://search.example/shelves/{request.Shelf}?page={request.Page}", cancellationToken)
        ?? new SearchResult([], 0);
}
