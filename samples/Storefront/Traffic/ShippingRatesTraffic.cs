using System.Globalization;

namespace Storefront.Traffic;

/// <summary>Shoppers at the address form: everyone has a parcel and a postal code of their own.</summary>
internal sealed class ShippingRatesTraffic : ITrafficPattern<ShippingRatesRequest>
{
    /// <summary>Calls per second.</summary>
    public const double Rate = 30;

    private static readonly string[] Countries = ["DE", "FR", "SE"];

    public string Function => "shipping-rates";

    public IEnumerable<Arrival<ShippingRatesRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(Rate, random).Select(at => new Arrival<ShippingRatesRequest>(at, new ShippingRatesRequest(
            Countries[random.Next(Countries.Length)],
            random.Next(10_000, 99_999).ToString(CultureInfo.InvariantCulture),
            150 + 10 * random.Next(400))));
}
