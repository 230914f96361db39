using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public class DriftTestTests
{
    [Fact]
    public void The_interval_is_Welchs()
    {
        // n1 = n2 = 10, variances 4 and 16: se = sqrt(2), 13.235 degrees of freedom, t(0.975) = 2.1565 (between 2.1604 at 13 and 2.1448 at 14).
        var drift = DriftTest.Of(new BlockSummary(10, 4, 10, 100), new BlockSummary(14, 16, 10, 100), 0.9, 0.05);
        Assert.Equal(4, drift.Value, 9);
        Assert.Equal(4 - (2.1565 * Math.Sqrt(2)), drift.Lower, 3);
        Assert.True(drift.Beyond);
        Assert.False(DriftTest.Of(new BlockSummary(10, 4, 10, 100), new BlockSummary(14, 16, 10, 100), 1, 0.05).Beyond);
    }

    [Fact]
    public void Sides_of_equal_spread_have_all_degrees_of_freedom()
    {
        // n1 = n2 = 10, variances 5 and 5: se = 1, 18 degrees of freedom, t(0.975) = 2.1009.
        var drift = DriftTest.Of(new BlockSummary(7, 5, 10, 100), new BlockSummary(4, 5, 10, 100), 0.9, 0.05);
        Assert.Equal((-3, -5.1009, -0.8991), (drift.Value, Math.Round(drift.Lower, 4), Math.Round(drift.Upper, 4)));
        Assert.False(drift.Beyond);
    }

    [Fact]
    public void Both_means_are_needed()
    {
        var mean = new BlockSummary(1, 1, 8, 80);
        Assert.Throws<ArgumentNullException>(() => DriftTest.Of(null!, mean, 1, 0.05));
        Assert.Throws<ArgumentNullException>(() => DriftTest.Of(mean, null!, 1, 0.05));
    }

    [Fact]
    public void Means_without_any_spread_are_told_apart_by_the_margin_alone()
    {
        Assert.True(DriftTest.Of(new BlockSummary(1, 0, 8, 80), new BlockSummary(2, 0, 8, 80), 0.5, 0.01).Beyond);
        Assert.False(DriftTest.Of(new BlockSummary(1, 0, 8, 80), new BlockSummary(1, 0, 8, 80), 0, 0.01).Beyond);
    }

}
