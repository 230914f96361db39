using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Shoppers from everywhere; some pairs of currencies are asked for more than others.</summary>
internal sealed class ExchangeRateTraffic : ITrafficPattern<ExchangeRateRequest>
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "SEK", "CHF", "JPY", "PLN"];

    private static readonly ExchangeRateRequest[] Pairs =
        [.. Currencies.SelectMany(from => Currencies.Where(to => to != from).Select(to => new ExchangeRateRequest(from, to)))];

    public string Function => "exchange-rate";

    public IEnumerable<Arrival<ExchangeRateRequest>> Arrivals(Random random)
    {
        var pair = new PopularChoice<ExchangeRateRequest>(Pairs, skew: 0.4);
        return ArrivalTimes.Poisson(30, random).Select(at => new Arrival<ExchangeRateRequest>(at, pair.Next(random)));
    }
}
