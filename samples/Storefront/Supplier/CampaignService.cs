using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Storefront.Supplier;

/// <summary><c>campaigns.internal</c>: a marketing suite that takes its time.</summary>
internal sealed class CampaignService(ServiceTimes times)
{
    private static readonly string[] Headlines =
        ["Free returns for 60 days", "Buy two, get one", "New arrivals for autumn", "Members save 10 %", "Last sizes"];

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/campaigns", ListAsync).RequireHost("campaigns.internal");

    private async Task<IResult> ListAsync(string segment, string country, CancellationToken cancellationToken)
    {
        await times.WorkAsync(36, 0.2, cancellationToken);
        return Results.Json(Headlines.Select((headline, i) =>
            new Campaign($"C{i}", headline, StableHash.Of(segment + country + headline) % 100)).ToArray());
    }
}
