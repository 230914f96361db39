using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Every customer's statement is another, some a month's, some a year's.</summary>
internal sealed class StatementExportTraffic : ITrafficPattern<StatementExportRequest>
{
    private static readonly string[] Texts = ["Card payment", "Direct debit", "Standing order", "Salary", "Cash withdrawal"];

    public string Function => "statement-export";

    public IEnumerable<Arrival<StatementExportRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(30, random).Select((at, n) => new Arrival<StatementExportRequest>(at, Next(n, random)));

    private static StatementExportRequest Next(int number, Random random)
    {
        var entries = Enumerable.Range(0, 100 + random.Next(200)).Select(i => new StatementEntry(
            $"2026-{1 + i / 28 % 12:00}-{1 + i % 28:00}", $"{Texts[random.Next(Texts.Length)]} {random.Next(100_000):00000}", random.Next(-20_000, 20_000) / 100m));
        return new StatementExportRequest($"ACC-{number:000000}", random.Next(500_000) / 100m, [.. entries]);
    }
}
