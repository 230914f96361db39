using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>The banners on the start page for a segment of shoppers.</summary>
public sealed class Promotions(IHttpClientFactory http) : IPlatformFunction<PromotionsRequest, PromotionList>
{
    private const int MaxBanners = 3;

    public async Task<PromotionList> InvokeAsync(PromotionsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("campaigns");
        var campaigns = await client.GetFromJsonAsync<Campaign[]>(
            $"http://campaigns.internal/v1/campaigns?segment={request.Segment}&country={request.Country}", cancellationToken) ?? [];

        return new PromotionList(
            [.. campaigns.OrderByDescending(c => c.Priority).ThenBy(c => c.Code, StringComparer.Ordinal).Take(MaxBanners).Select(c => c.Headline)]);
    }
}
