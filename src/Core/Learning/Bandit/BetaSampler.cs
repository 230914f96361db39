namespace Optimizer.Core.Learning.Bandit;

/// <summary>Draws from the beta distribution.</summary>
/// <remarks>Gamma draws: Marsaglia and Tsang, ACM Trans. Math. Softw. 26(3), 2000.</remarks>
internal static class BetaSampler
{
    public static double Next(Random random, double alpha, double beta)
    {
        var (x, y) = (Gamma(random, alpha), Gamma(random, beta));
        return x + y > 0 ? x / (x + y) : 0.5;
    }

    private static double Gamma(Random random, double shape)
    {
        if (shape < 1) return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(random);
            var v = 1 + (c * normal);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v))) return d * v;
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
