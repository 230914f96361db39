using System.Globalization;

namespace Storefront.Traffic;

/// <summary>
/// A limited drop: when its countdown ends, the pages of everyone who waits ask for the same product within a few milliseconds.
/// </summary>
internal sealed class AvailabilityTraffic : ITrafficPattern<AvailabilityRequest>
{
    /// <summary>Drops per second.</summary>
    public const double Drops = 4;

    /// <summary>Shoppers who wait for one drop.</summary>
    public const int Waiting = 12;

    /// <summary>How far apart their pages ask at most.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(12);

    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(1 / Drops);

    public string Function => "availability";

    public IEnumerable<Arrival<AvailabilityRequest>> Arrivals(Random random)
    {
        for (var drop = 1; ; drop++)
        {
            var request = new AvailabilityRequest("DROP-" + drop.ToString("0000", CultureInfo.InvariantCulture), null);
            var jitter = 0.8 + 0.4 * random.NextDouble();
            var opens = (drop - 1 + jitter) * BetweenDrops;
            var pages = Enumerable.Range(0, Waiting).Select(_ => opens + random.NextDouble() * Spread).Order().ToArray();
            foreach (var at in pages)
                yield return new Arrival<AvailabilityRequest>(at, request);
        }
    }
}
