using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Shoppers who look at a page, most of them once.</summary>
internal sealed class RecommendationsTraffic : ITrafficPattern<RecommendationsRequest>
{
    public string Function => "recommendations";

    public IEnumerable<Arrival<RecommendationsRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(40, random).Select(at => new Arrival<RecommendationsRequest>(
            at, new RecommendationsRequest($"SH-{random.Next(1_000_000)}", 3 + random.Next(3))));
}
