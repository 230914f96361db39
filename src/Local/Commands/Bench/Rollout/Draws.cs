namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>Seeded draws.</summary>
internal static class Draws
{
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>The standard normal's quantile; within what a double allows of 0 and 1.</summary>
    public static double NormalQuantile(double share) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(share, 1e-12, 1 - 1e-12));

    public static int Poisson(Random random, double mean) => MathNet.Numerics.Distributions.Poisson.Sample(random, mean);
}
