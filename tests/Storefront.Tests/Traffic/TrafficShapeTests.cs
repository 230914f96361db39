using Storefront.Traffic;

namespace Optimizer.Storefront.Tests.Traffic;

/// <summary>The patterns alone, without a clock: what each optimization is to find in them.</summary>
public sealed class TrafficShapeTests
{
    private const int Seed = 7;

    [Fact]
    public void A_cache_would_answer_at_least_19_of_20_price_quotes_of_fifteen_seconds()
    {
        var arrivals = Seconds(new PriceQuoteTraffic(), 15);
        var repeats = arrivals.Count - arrivals.Select(a => a.Request).Distinct().Count();
        Assert.InRange((double)repeats / arrivals.Count, 0.95, 1);
    }

    [Fact]
    public void Shoppers_of_a_drop_ask_for_the_same_product_within_twelve_milliseconds()
    {
        foreach (var drop in Seconds(new AvailabilityTraffic(), 10).GroupBy(a => a.Request))
            Assert.True(drop.Max(a => a.At) - drop.Min(a => a.At) <= AvailabilityTraffic.Spread, $"{drop.Key} (seed {Seed})");
    }

    [Fact]
    public void No_product_drops_twice()
    {
        var arrivals = Seconds(new AvailabilityTraffic(), 10);
        Assert.Equal(arrivals.Count / AvailabilityTraffic.Waiting, arrivals.Select(a => a.Request).Distinct().Count());
    }

    [Fact]
    public void Hardly_any_parcel_is_asked_for_twice()
    {
        var arrivals = Seconds(new ShippingRatesTraffic(), 20);
        Assert.True(arrivals.Select(a => a.Request).Distinct().Count() >= 0.99 * arrivals.Count, $"seed {Seed}");
    }

    [Fact]
    public void Every_order_is_reserved_under_its_own_id()
    {
        var ids = Seconds(new ReserveStockTraffic(), 20).Select(a => a.Request.OrderId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_traffic() =>
        Assert.Equal(Seconds(new PriceQuoteTraffic(), 5), Seconds(new PriceQuoteTraffic(), 5));

    [Fact]
    public void Arrivals_of_every_pattern_are_in_order_of_time()
    {
        Assert.True(Ordered(new AvailabilityTraffic()) && Ordered(new CheckoutTotalTraffic()) && Ordered(new OrderStatusTraffic())
            && Ordered(new PriceQuoteTraffic()) && Ordered(new PromotionsTraffic()) && Ordered(new ReserveStockTraffic())
            && Ordered(new ShippingRatesTraffic()), $"seed {Seed}");
    }

    private static bool Ordered<TRequest>(ITrafficPattern<TRequest> pattern)
    {
        var times = Seconds(pattern, 10).Select(a => a.At).ToList();
        return times.SequenceEqual(times.Order());
    }

    private static List<Arrival<TRequest>> Seconds<TRequest>(ITrafficPattern<TRequest> pattern, int seconds) =>
        [.. pattern.Arrivals(new Random(Seed)).TakeWhile(a => a.At < TimeSpan.FromSeconds(seconds))];
}
