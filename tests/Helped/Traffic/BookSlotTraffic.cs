using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Every order books once.</summary>
internal sealed class BookSlotTraffic : ITrafficPattern<BookSlotRequest>
{
    public string Function => "book-slot";

    public IEnumerable<Arrival<BookSlotRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(40, random).Select((at, n) => new Arrival<BookSlotRequest>(
            at, new BookSlotRequest($"SO-{100_000 + n}", 1 + random.Next(14), 8 + random.Next(12))));
}
