using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Storefront.Supplier;

/// <summary>
/// <c>warehouse.internal</c>: stock over all sites, of which only a few questions are answered at a time, and reservations, which
/// a flaky node behind the load balancer refuses now and then.
/// </summary>
internal sealed class WarehouseService(ServiceTimes times) : IDisposable
{
    /// <summary>Stock questions that are answered at the same time; the others wait.</summary>
    public const int StockConcurrency = 2;

    /// <summary>Share of reservations that meet the flaky node.</summary>
    public const double FaultRate = 0.08;

    private static readonly (string Site, string Country)[] Sites = [("LEJ", "DE"), ("LYS", "FR"), ("MMX", "SE")];

    private readonly SemaphoreSlim stockSlots = new(StockConcurrency);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/stock/{sku}", StockAsync).RequireHost("warehouse.internal");
        routes.MapPut("/v1/reservations/{orderId}", ReserveAsync).RequireHost("warehouse.internal");
    }

    public void Dispose() => stockSlots.Dispose();

    private async Task<IResult> StockAsync(string sku, CancellationToken cancellationToken)
    {
        await stockSlots.WaitAsync(cancellationToken);
        try
        {
            await times.WorkAsync(20, 0.12, cancellationToken);
        }
        finally
        {
            stockSlots.Release();
        }
        return Results.Json(Sites.Select(s => StockOf(s.Site, s.Country, sku)).ToArray());
    }

    private async Task<IResult> ReserveAsync(string orderId, OrderLine[] lines, CancellationToken cancellationToken)
    {
        await times.WorkAsync(9, 0.25, cancellationToken);
        if (times.Happens(FaultRate)) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var site = Sites[StableHash.Of(orderId) % Sites.Length].Site;
        return Results.Json(new HeldLines(site, lines.Sum(l => l.Units)));
    }

    private static SiteStock StockOf(string site, string country, string sku) =>
        new(site, country, 40 + StableHash.Of(sku + site) % 160, StableHash.Of(site + sku) % 40);
}
