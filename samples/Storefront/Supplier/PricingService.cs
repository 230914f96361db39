using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Storefront.Supplier;

/// <summary><c>pricing.internal</c>: one price list for all shops, slow because it evaluates every rule for every call.</summary>
internal sealed class PricingService(ServiceTimes times)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/prices/{sku}", GetAsync).RequireHost("pricing.internal");

    private async Task<IResult> GetAsync(string sku, string currency, CancellationToken cancellationToken)
    {
        await times.WorkAsync(24, 0.2, cancellationToken);
        var cents = 990 + StableHash.Of(sku + currency) % 9_000;
        return Results.Json(new ListPrice(sku, currency, cents / 100m));
    }
}
