using Storefront.Traffic;

namespace Optimizer.Storefront.Tests.Traffic;

public sealed class PopularChoiceTests
{
    [Fact]
    public void Draws_follow_the_weights_of_their_ranks()
    {
        var choice = new PopularChoice<int>([1, 2, 3], skew: 1);
        var random = new Random(3);
        var draws = Enumerable.Range(0, 22_000).Select(_ => choice.Next(random)).CountBy(n => n).ToDictionary();
        Assert.InRange(draws[1], 11_600, 12_400); // 6/11
        Assert.InRange(draws[2], 5_700, 6_300); // 3/11
        Assert.InRange(draws[3], 3_700, 4_300); // 2/11
    }
}
