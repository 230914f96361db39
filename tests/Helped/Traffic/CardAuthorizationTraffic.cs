using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Every payment once.</summary>
internal sealed class CardAuthorizationTraffic : ITrafficPattern<CardAuthorizationRequest>
{
    public string Function => "card-authorization";

    public IEnumerable<Arrival<CardAuthorizationRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(40, random).Select((at, n) => new Arrival<CardAuthorizationRequest>(
            at, new CardAuthorizationRequest($"PAY-{n}", $"tok_{random.Next(1_000_000)}", random.Next(500, 99_900) / 100m)));
}
