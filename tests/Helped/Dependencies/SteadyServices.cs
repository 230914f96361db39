using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Storefront.Supplier;

namespace Helped.Dependencies;

/// <summary>The services that answer every question alike, two of them with a flaky node behind their load balancer.</summary>
internal sealed class SteadyServices(ServiceTimes times)
{
    /// <summary>Share of requests that meet a flaky node.</summary>
    public const double FaultRate = 0.06;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/rates/{from}/{to}", RateAsync).RequireHost("rates.internal");
        routes.MapPut("/v1/bookings/{orderId}", BookAsync).RequireHost("calendar.internal");
        routes.MapPost("/v1/listings/{listingId}/entry", IndexAsync).RequireHost("search.internal");
        routes.MapPost("/v2/quotes", QuoteAsync).RequireHost("parcels.internal");
        routes.MapGet("/v1/shoppers/{shopperId}/titles", TitlesAsync).RequireHost("recommender.internal");
        routes.MapGet("/v1/accounts/{iban}", AccountAsync).RequireHost("ledger.internal");
        routes.MapGet("/v1/accounts/{iban}/entries", EntriesAsync).RequireHost("ledger.internal");
        routes.MapGet("/v1/shows/{showId}/free", FreeSeatsAsync).RequireHost("tickets.internal");
    }

    private async Task<IResult> RateAsync(string from, string to, CancellationToken cancellationToken)
    {
        await times.WorkAsync(18, 0.2, cancellationToken);
        return Results.Json(new MidRate(0.5m + (StableHash.Of(from + to) % 10_000) / 10_000m));
    }

    private async Task<IResult> BookAsync(string orderId, Slot slot, CancellationToken cancellationToken)
    {
        await times.WorkAsync(9, 0.2, cancellationToken);
        return times.Happens(FaultRate) ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Json(slot);
    }

    private async Task<IResult> IndexAsync(string listingId, CancellationToken cancellationToken)
    {
        await times.WorkAsync(10, 0.2, cancellationToken);
        return Results.Json(new ListingEntry(listingId, 20 + StableHash.Of(listingId) % 60));
    }

    private async Task<IResult> QuoteAsync(ParcelQuoteRequest parcel, CancellationToken cancellationToken)
    {
        await times.WorkAsync(6, 0.2, cancellationToken);
        return Results.Json(new ParcelPrice("Z" + parcel.PostalCode[0], 3.90m + 0.60m * decimal.Ceiling(parcel.WeightGrams / 1000m)));
    }

    private async Task<IResult> TitlesAsync(string shopperId, CancellationToken cancellationToken)
    {
        await times.WorkAsync(14, 0.2, cancellationToken);
        if (times.Happens(FaultRate)) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Results.Json(Enumerable.Range(0, 8).Select(i => $"BOOK-{(StableHash.Of(shopperId) + 37 * i) % 1_000:0000}").ToArray());
    }

    private async Task<IResult> AccountAsync(string iban, CancellationToken cancellationToken)
    {
        await times.WorkAsync(20, 0.2, cancellationToken);
        return Results.Json(new Account(StableHash.Of(iban) % 1_000_000 / 100m));
    }

    private async Task<IResult> EntriesAsync(string iban, CancellationToken cancellationToken)
    {
        await times.WorkAsync(20, 0.2, cancellationToken);
        return Results.Json(new[] { $"Card {StableHash.Of(iban) % 10_000 / 100m:0.00}", "Rent -880.00", "Salary 2450.00" });
    }

    private async Task<IResult> FreeSeatsAsync(string showId, CancellationToken cancellationToken)
    {
        await times.WorkAsync(25, 0.15, cancellationToken);
        return Results.Json(Enumerable.Range(1, 120).Where(seat => StableHash.Of(showId + seat) % 3 == 0).ToArray());
    }
}
