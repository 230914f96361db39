using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>When a sale opens, the pages of everyone who waits ask for the same show.</summary>
internal sealed class SeatMapTraffic : ITrafficPattern<SeatMapRequest>
{
    private const double SecondsBetweenSales = 0.3;
    private const double SpreadSeconds = 0.015;
    private const int Waiting = 12;

    public string Function => "seat-map";

    public IEnumerable<Arrival<SeatMapRequest>> Arrivals(Random random)
    {
        for (var sale = 1; ; sale++)
        {
            var opens = (sale - 1 + 0.8 + 0.4 * random.NextDouble()) * SecondsBetweenSales;
            var request = new SeatMapRequest($"SHOW-{sale:00000}");
            foreach (var at in Enumerable.Range(0, Waiting).Select(_ => opens + SpreadSeconds * random.NextDouble()).Order().ToArray())
                yield return new Arrival<SeatMapRequest>(TimeSpan.FromSeconds(at), request);
        }
    }
}
