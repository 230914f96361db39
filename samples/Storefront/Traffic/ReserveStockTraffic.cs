using System.Globalization;

namespace Storefront.Traffic;

/// <summary>The order worker: every order once, and again a little later when the warehouse refused it.</summary>
internal sealed class ReserveStockTraffic : ITrafficPattern<ReserveStockRequest>
{
    /// <summary>Orders per second.</summary>
    public const double Rate = 60;

    public string Function => "reserve-stock";

    public TimeSpan? ResendAfter => TimeSpan.FromSeconds(1);

    public IEnumerable<Arrival<ReserveStockRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(Rate, random).Select((at, n) => new Arrival<ReserveStockRequest>(at, Order(n, random)));

    private static ReserveStockRequest Order(int number, Random random)
    {
        var lines = Enumerable.Range(0, 1 + random.Next(3))
            .Select(_ => new OrderLine("TEE-" + random.Next(1, 500).ToString("0000", CultureInfo.InvariantCulture), 1 + random.Next(2)));
        return new ReserveStockRequest("SO-" + (100_000 + number).ToString(CultureInfo.InvariantCulture), [.. lines]);
    }
}
