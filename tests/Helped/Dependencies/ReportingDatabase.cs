using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Storefront.Supplier;

namespace Helped.Dependencies;

/// <summary>
/// <c>reporting.internal</c>: a database that thrashes. Questions that run together slow each other down by more than their number,
/// so that it gives fewest answers when it is asked most.
/// </summary>
internal sealed class ReportingDatabase(ServiceTimes times)
{
    /// <summary>Median of a question that runs alone, milliseconds.</summary>
    private const double AloneMs = 12;

    /// <summary>Questions at once that double each other's time.</summary>
    private const double Comfortable = 10;

    private int running;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/shops/{shopId}/sales/{day:int}", SalesAsync).RequireHost("reporting.internal");

    private async Task<IResult> SalesAsync(string shopId, int day, CancellationToken cancellationToken)
    {
        var together = Interlocked.Increment(ref running);
        try
        {
            await times.WorkAsync(AloneMs * (1 + Math.Pow(together / Comfortable, 2)), 0.1, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
        var orders = StableHash.Of(shopId + day.ToString(CultureInfo.InvariantCulture)) % 400;
        return Results.Json(new Sales(shopId, orders, orders * 23.50m));
    }
}
