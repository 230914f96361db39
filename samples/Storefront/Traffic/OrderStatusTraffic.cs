using System.Globalization;

namespace Storefront.Traffic;

/// <summary>Order pages: everyone looks at an order of their own.</summary>
internal sealed class OrderStatusTraffic : ITrafficPattern<OrderStatusRequest>
{
    /// <summary>Calls per second.</summary>
    public const double Rate = 20;

    public string Function => "order-status";

    public IEnumerable<Arrival<OrderStatusRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(Rate, random).Select(at => new Arrival<OrderStatusRequest>(at, new OrderStatusRequest(
            "SO-" + random.Next(10_000, 99_999).ToString(CultureInfo.InvariantCulture))));
}
