using Optimizer.Core.Learning.Classification;
using Optimizer.Core.Tests.Statistics;

namespace Optimizer.Core.Tests.Learning.Classification;

public sealed class WhiteningTests
{
    [Fact]
    public void Correlated_features_come_out_uncorrelated()
    {
        var random = new Random(13);
        float[][] rows = [.. Enumerable.Range(0, 5_000).Select(_ => Correlated(random))];
        var whitening = Whitening.Fit(rows);
        var white = rows.Select(whitening.Apply).ToArray();
        Assert.Equal(0, white.Average(r => r[0] * r[1]), 0.1);
        Assert.InRange(white.Average(r => r[1] * r[1]), 0.5, 1.5);
    }

    [Fact]
    public void A_spike_is_clipped() => Assert.All(Whitening.Fit([[1f], [2f], [3f], [2.5f]]).Apply([1e6f]), v => Assert.True(v < 100));

    private static float[] Correlated(Random random)
    {
        var common = Gaussian.Next(random);
        return [(float)(4200 + (10 * common)), (float)((3 * common) + Gaussian.Next(random))];
    }
}
