using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Every parcel is its own.</summary>
internal sealed class ParcelQuoteTraffic : ITrafficPattern<ParcelQuoteRequest>
{
    public string Function => "parcel-quote";

    public IEnumerable<Arrival<ParcelQuoteRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(20, random).Select(at => new Arrival<ParcelQuoteRequest>(
            at, new ParcelQuoteRequest($"{random.Next(10_000, 99_999)}", 150 + 10 * random.Next(400))));
}
