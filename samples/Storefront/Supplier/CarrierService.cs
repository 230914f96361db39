using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Storefront.Supplier;

/// <summary><c>carriers.internal</c>: quick to answer once a connection is there.</summary>
internal sealed class CarrierService(ServiceTimes times, KeepAliveLimit keepAlive)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v2/rates", RatesAsync).RequireHost("carriers.internal");

    private async Task<IResult> RatesAsync(ShippingRatesRequest parcel, HttpContext context)
    {
        if (keepAlive.Refuses(context)) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await times.WorkAsync(6, 0.2, context.RequestAborted);
        var kilograms = decimal.Ceiling(parcel.WeightGrams / 1000m);
        return Results.Json(new CarrierRate[]
        {
            new("Postal", "Standard", 3.90m + 0.60m * kilograms, 4),
            new("Overland", "Tracked", 4.70m + 0.55m * kilograms, 3),
            new("Skyline", "Express", 9.80m + 1.40m * kilograms, 1),
        });
    }
}
