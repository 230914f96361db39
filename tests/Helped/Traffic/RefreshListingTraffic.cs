using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>A seller saves a listing, and its price, stock and text change one after the other within a few milliseconds.</summary>
internal sealed class RefreshListingTraffic : ITrafficPattern<RefreshListingRequest>
{
    private const double SavesPerSecond = 8;
    private const double MsBetweenChanges = 12;

    public string Function => "refresh-listing";

    public IEnumerable<Arrival<RefreshListingRequest>> Arrivals(Random random) => ArrivalTimes.Poisson(SavesPerSecond, random)
        .SelectMany((at, n) => Save(at, $"LIST-{n % 5_000:0000}", random)).InOrder(TimeSpan.FromMilliseconds(10 * MsBetweenChanges));

    private static IEnumerable<Arrival<RefreshListingRequest>> Save(TimeSpan at, string listing, Random random)
    {
        var changes = 3 + random.Next(5);
        for (var i = 0; i < changes; i++)
            yield return new Arrival<RefreshListingRequest>(at + TimeSpan.FromMilliseconds(i * MsBetweenChanges), new RefreshListingRequest(listing));
    }
}
