using System.Globalization;

namespace Storefront.Traffic;

/// <summary>Baskets, no two alike.</summary>
internal sealed class CheckoutTotalTraffic : ITrafficPattern<Basket>
{
    /// <summary>Calls per second.</summary>
    public const double Rate = 25;

    private static readonly string[] Countries = ["DE", "FR", "SE"];

    public string Function => "checkout-total";

    public IEnumerable<Arrival<Basket>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(Rate, random).Select(at => new Arrival<Basket>(at, new Basket(
            Countries[random.Next(Countries.Length)], 4.90m, [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Item(random))])));

    private static BasketItem Item(Random random) => new(
        "TEE-" + random.Next(1, 500).ToString("0000", CultureInfo.InvariantCulture), random.Next(500, 9_900) / 100m, 1 + random.Next(3));
}
