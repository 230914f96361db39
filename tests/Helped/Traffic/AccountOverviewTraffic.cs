using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>
/// The app wakes phones with push messages, some at once. The first messages go to few: where all threads wait for new connections at once, a
/// function that holds threads holds up its whole process for seconds.
/// </summary>
internal sealed class AccountOverviewTraffic : ITrafficPattern<AccountOverviewRequest>
{
    private const int Phones = 2;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(120);

    public string Function => "account-overview";

    public IEnumerable<Arrival<AccountOverviewRequest>> Arrivals(Random random)
    {
        for (var message = 1; ; message++)
            for (var phone = 0; phone < Math.Min(message, Phones); phone++)
                yield return new Arrival<AccountOverviewRequest>(message * BetweenMessages, new AccountOverviewRequest($"DE{random.NextInt64(10_000_000_000):0000000000}"));
    }
}
