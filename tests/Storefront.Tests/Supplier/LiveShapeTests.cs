using System.Diagnostics;
using global::Storefront;
using global::Storefront.Supplier;

namespace Optimizer.Storefront.Tests.Supplier;

/// <summary>Plain calls against the real services on loopback. Bounds are wide: the machine may be busy.</summary>
[Collection(nameof(LiveShapeTests))]
public sealed class LiveShapeTests(StorefrontServices services) : IClassFixture<StorefrontServices>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_parcel_costs_a_connection_each_time()
    {
        var before = services.Supplier.Counters.Connections;
        var rates = new ShippingRates();
        for (var i = 0; i < 5; i++) await rates.InvokeAsync(new ShippingRatesRequest("DE", "10115", 900), None);
        Assert.Equal(before + 5, services.Supplier.Counters.Connections);
    }

    [Fact]
    public async Task A_new_connection_takes_longer_than_the_answer()
    {
        var request = new ShippingRatesRequest("SE", "11120", 1_200);
        await new ShippingRates().InvokeAsync(request, None);
        Assert.True(await MillisecondsAsync(() => new ShippingRates().InvokeAsync(request, None)) >= ServiceTimes.ConnectMedianMs / 2);
    }

    [Fact]
    public async Task About_one_reservation_in_twelve_meets_the_flaky_node()
    {
        var reserve = new ReserveStock(services.Http);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 600).Select(async n =>
            await Record.ExceptionAsync(() => reserve.InvokeAsync(new ReserveStockRequest($"SO-{n}", [new OrderLine("TEE-0001", 1)]), None))));
        Assert.All(outcomes.OfType<Exception>(), e => Assert.IsType<HttpRequestException>(e));
        Assert.InRange(outcomes.Count(e => e is not null) / 600.0, 0.04, 0.13);
    }

    [Fact]
    public async Task Twenty_pages_of_one_drop_wait_for_each_other()
    {
        var availability = new Availability(services.Http);
        var one = await MillisecondsAsync(() => availability.InvokeAsync(new AvailabilityRequest("DROP-0", null), None));
        var twenty = await MillisecondsAsync(() => Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => availability.InvokeAsync(new AvailabilityRequest("DROP-1", null), None))));
        Assert.True(twenty >= 2 * Math.Min(one, 40), $"one took {one:0} ms, twenty {twenty:0} ms");
    }

    [Fact]
    public async Task The_same_price_is_quoted_again()
    {
        var quote = new PriceQuote(services.Http);
        var request = new QuoteRequest("TEE-0001", "EUR", 3);
        Assert.Equal(await quote.InvokeAsync(request, None), await quote.InvokeAsync(request, None));
    }

    [Fact]
    public async Task The_carriers_new_gateway_refuses_only_connections_that_are_used_again()
    {
        services.Supplier.CarrierKeepAlive.SwitchOn();
        var request = new ShippingRatesRequest("FR", "75001", 500);
        for (var i = 0; i < 6; i++) await new ShippingRates().InvokeAsync(request, None);
        using var pooled = new HttpClient();
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await pooled.PostAsync(new Uri("http://carriers.internal/v2/rates"), System.Net.Http.Json.JsonContent.Create(request));
            statuses.Add((int)response.StatusCode);
        }
        Assert.Equal([200, 200, 200, 200, 503, 503], statuses);
    }

    private static async Task<double> MillisecondsAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        await call();
        return watch.Elapsed.TotalMilliseconds;
    }
}
