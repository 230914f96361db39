using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class BayesianBootstrapTests
{
    [Fact]
    public void The_posterior_of_a_mean_has_the_moments_of_Rubins_formula()
    {
        double[] data = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
        var draws = BayesianBootstrap.Draw(data.Length, 40_000, seed: 5, w => w.Zip(data, (a, b) => a * b).Sum() / data.Length);
        var mean = data.Average();
        var variance = data.Sum(x => (x - mean) * (x - mean)) / data.Length / (data.Length + 1);
        Assert.Equal(mean, draws.Average(), 0.02);
        Assert.Equal(variance, draws.Select(d => (d - mean) * (d - mean)).Average(), 0.02);
    }

    [Fact]
    public void Nothing_cannot_be_drawn_from()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesianBootstrap.Draw(0, 10, 3, _ => 1));
        Assert.Throws<ArgumentNullException>(() => BayesianBootstrap.Draw(5, 10, 3, null!));
    }

    [Fact]
    public void Equal_seeds_give_equal_draws() =>
        Assert.Equal(BayesianBootstrap.Draw(5, 10, 3, w => w[0]), BayesianBootstrap.Draw(5, 10, 3, w => w[0]));
}
