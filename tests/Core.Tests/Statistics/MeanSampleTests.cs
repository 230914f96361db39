using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class MeanSampleTests
{
    [Fact]
    public void Mean_and_variance_are_those_of_the_values()
    {
        var sample = new MeanSample(4, 1 + 3 + 6 + 10, 1 + 9 + 36 + 100); // deviations −4, −2, 1, 5
        Assert.Equal((5d, 46 / 3d), (sample.Mean, sample.Variance));
    }

    [Fact]
    public void Two_values_are_the_fewest_with_a_variance()
    {
        Assert.Equal(2, new MeanSample(2, 6, 20).Variance);
        Assert.Equal(double.NaN, new MeanSample(1, 6, 36).Variance);
    }

    [Fact]
    public void Without_values_there_is_no_mean() => Assert.Equal(double.NaN, default(MeanSample).Mean);

    [Fact]
    public void Rounded_sums_never_give_a_negative_variance() => Assert.Equal(0, new MeanSample(2, 2, 2 - 1e-15).Variance);
}
