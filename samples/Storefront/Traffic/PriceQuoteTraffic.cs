using System.Globalization;

namespace Storefront.Traffic;

/// <summary>Product pages of this week's campaign: few products, seen by everybody, in surges when a newsletter goes out.</summary>
internal sealed class PriceQuoteTraffic : ITrafficPattern<QuoteRequest>
{
    /// <summary>Calls per second outside surges.</summary>
    public const double Rate = 60;

    private static readonly string[] Products =
        [.. Enumerable.Range(1, 20).Select(n => "TEE-" + n.ToString("0000", CultureInfo.InvariantCulture))];

    public string Function => "price-quote";

    public IEnumerable<Arrival<QuoteRequest>> Arrivals(Random random)
    {
        var product = new PopularChoice<string>(Products, skew: 0.5);
        return ArrivalTimes.PoissonWithSurges(Rate, random)
            .Select(at => new Arrival<QuoteRequest>(at, new QuoteRequest(product.Next(random), "EUR", 1)));
    }
}
