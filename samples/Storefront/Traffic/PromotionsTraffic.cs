namespace Storefront.Traffic;

/// <summary>Start pages: a handful of segments and countries, over and over.</summary>
internal sealed class PromotionsTraffic : ITrafficPattern<PromotionsRequest>
{
    /// <summary>Calls per second.</summary>
    public const double Rate = 16;

    private static readonly string[] Segments = ["new", "returning", "member", "lapsed"];
    private static readonly string[] Countries = ["DE", "FR", "SE"];

    public string Function => "promotions";

    public IEnumerable<Arrival<PromotionsRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(Rate, random).Select(at => new Arrival<PromotionsRequest>(at, new PromotionsRequest(
            Segments[random.Next(Segments.Length)], Countries[random.Next(Countries.Length)])));
}
