using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>A few people look for themselves; and every two seconds all dashboards ask at once.</summary>
internal sealed class SalesReportTraffic : ITrafficPattern<SalesReportRequest>
{
    private const double PeoplePerSecond = 12;
    private const double SecondsBetweenRounds = 2;
    private const double RoundSeconds = 0.1;
    private const int Dashboards = 60;

    public string Function => "sales-report";

    public IEnumerable<Arrival<SalesReportRequest>> Arrivals(Random random)
    {
        for (var round = 1; ; round++)
        {
            var from = (round - 1) * SecondsBetweenRounds;
            var people = Enumerable.Range(0, (int)(PeoplePerSecond * SecondsBetweenRounds)).Select(_ => from + random.NextDouble() * SecondsBetweenRounds);
            var dashboards = Enumerable.Range(0, Dashboards).Select(_ => from + 1 + random.NextDouble() * RoundSeconds);
            foreach (var at in people.Concat(dashboards).Order().ToArray())
                yield return new Arrival<SalesReportRequest>(TimeSpan.FromSeconds(at), new SalesReportRequest($"SHOP-{random.Next(1_000):000}", 1 + random.Next(365)));
        }
    }
}
