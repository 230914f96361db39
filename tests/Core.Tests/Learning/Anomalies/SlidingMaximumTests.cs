using Optimizer.Core.Learning.Anomalies;

namespace Optimizer.Core.Tests.Learning.Anomalies;

public sealed class SlidingMaximumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(124)]
    public void Is_the_largest_of_the_last_values(int window)
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 1_000).Select(_ => (double)random.Next(50)).ToArray();
        var maximum = new SlidingMaximum(window);
        for (var i = 0; i < values.Length; i++)
        {
            maximum.Add(values[i]);
            Assert.Equal(values[Math.Max(0, i - window + 1)..(i + 1)].Max(), maximum.Value);
        }
    }
}
