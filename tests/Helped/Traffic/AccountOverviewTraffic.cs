using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>The app wakes many phones at once, with a push message.</summary>
internal sealed class AccountOverviewTraffic : ITrafficPattern<AccountOverviewRequest>
{
    private const int Phones = 8;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(160);

    public string Function => "account-overview";

    public IEnumerable<Arrival<AccountOverviewRequest>> Arrivals(Random random)
    {
        for (var at = BetweenMessages; ; at += BetweenMessages)
            for (var phone = 0; phone < Phones; phone++)
                yield return new Arrival<AccountOverviewRequest>(at, new AccountOverviewRequest($"DE{random.NextInt64(10_000_000_000):0000000000}"));
    }
}
