using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Sliders of a calculator: few amounts and terms, over and over.</summary>
internal sealed class LoanCostsTraffic : ITrafficPattern<LoanCostsRequest>
{
    private static readonly LoanCostsRequest[] Positions =
    [
        .. from amount in (decimal[])[60_000, 90_000, 120_000, 180_000, 240_000]
           from months in (int[])[120, 180, 240, 300, 360]
           select new LoanCostsRequest(amount, amount / 100, 0.0389m, months),
    ];

    public string Function => "loan-costs";

    public IEnumerable<Arrival<LoanCostsRequest>> Arrivals(Random random)
    {
        var position = new PopularChoice<LoanCostsRequest>(Positions, skew: 0.5);
        return ArrivalTimes.Poisson(60, random).Select(at => new Arrival<LoanCostsRequest>(at, position.Next(random)));
    }
}
