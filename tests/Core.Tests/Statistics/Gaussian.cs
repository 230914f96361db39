namespace Optimizer.Core.Tests.Statistics;

/// <summary>Standard normal variates (Box &amp; Muller 1958).</summary>
internal static class Gaussian
{
    public static double Next(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Successes in n trials.</summary>
    public static int Binomial(Random random, int trials, double probability)
    {
        var hits = 0;
        for (var i = 0; i < trials; i++)
            hits += random.NextDouble() < probability ? 1 : 0;
        return hits;
    }
}
