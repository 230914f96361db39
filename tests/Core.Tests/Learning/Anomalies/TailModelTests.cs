using Optimizer.Core.Learning.Anomalies;

namespace Optimizer.Core.Tests.Learning.Anomalies;

public sealed class TailModelTests
{
    [Theory]
    [InlineData(1.5)]
    [InlineData(4)]
    public void Evidence_is_the_log_probability_of_a_power_law(double exponent)
    {
        var random = new Random(17);
        var tail = new TailModel(20_000, 0.9);
        for (var i = 0; i < 20_000; i++) tail.Add((float)Math.Pow(1 - random.NextDouble(), -1 / exponent));
        const double Tail = 1e-4;
        Assert.Equal(-Math.Log(Tail), tail.Evidence((float)Math.Pow(Tail, -1 / exponent)), 0.6);
    }

    [Fact]
    public void There_is_no_evidence_before_there_are_fifty_distances()
    {
        var tail = new TailModel(100, 0.9);
        for (var i = 0; i < 49; i++) tail.Add(1);
        Assert.Equal(0, tail.Evidence(1e6f));
    }
}
