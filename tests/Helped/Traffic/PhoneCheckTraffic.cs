using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>One number in fifty is as somebody typed it.</summary>
internal sealed class PhoneCheckTraffic : ITrafficPattern<PhoneCheckRequest>
{
    private static readonly (string Country, string Code)[] Countries = [("DE", "49"), ("FR", "33"), ("SE", "46"), ("NL", "31")];

    public string Function => "phone-check";

    public IEnumerable<Arrival<PhoneCheckRequest>> Arrivals(Random random) =>
        ArrivalTimes.Poisson(30, random).Select(at => new Arrival<PhoneCheckRequest>(at, Next(random)));

    private static PhoneCheckRequest Next(Random random)
    {
        var (country, code) = Countries[random.Next(Countries.Length)];
        var number = random.Next(1_000_000, 9_999_999);
        return new PhoneCheckRequest(country, random.Next(50) == 0 ? $"(0{random.Next(20, 999)}) {number / 1_000}-{number % 1_000:000}" : $"+{code}{random.Next(20, 999)}{number}");
    }
}
