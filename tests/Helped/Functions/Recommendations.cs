using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>What a shopper might like next; bestsellers where the recommender does not answer.</summary>
[FunctionContract(Fallback = nameof(Bestsellers))]
public sealed class Recommendations(IHttpClientFactory http) : IPlatformFunction<RecommendationsRequest, Suggestions>
{
    /// <summary>The editors' choice.</summary>
    internal static Suggestions Bestsellers { get; } = new(["BOOK-1001", "BOOK-1002", "BOOK-1003"]);

    public async Task<Suggestions> InvokeAsync(RecommendationsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("recommender");
        var titles = await client.GetFromJsonAsync<string[]>(
            $"http://recommender.internal/v1/shoppers/{Uri.EscapeDataString(request.ShopperId)}/titles", cancellationToken) ?? [];
        return new Suggestions([.. titles.Take(request.Count)]);
    }
}
