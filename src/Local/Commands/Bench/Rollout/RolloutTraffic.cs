namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>What a function's callers and its dependency are like.</summary>
/// <param name="RequestsPerWindow">Mean of a five-minute window, &gt; 0.</param>
/// <param name="HeavyTail">Whether one call in fifty has a Pareto latency (shape 1.5, at most 30 s) instead of a lognormal one.</param>
/// <param name="Diurnal">Whether traffic swings by half, and latency by a fifth, within the day; and the dependency drifts slower by 10 % a day.</param>
internal sealed record RolloutTraffic(double RequestsPerWindow, bool HeavyTail, bool Diurnal)
{
    public const double ErrorRate = 0.01;
    public const int WindowsADay = 288;
    private const double MedianMs = 40;
    private const double Sigma = 0.5;
    private const double MeanAllocation = 24 * 1024;

    /// <summary>Requests on average in a day.</summary>
    public double RequestsADay => RequestsPerWindow * WindowsADay;

    /// <summary>Requests of a window: Poisson around its rate.</summary>
    public int Arrivals(Random random, int window) =>
        Draws.Poisson(random, RequestsPerWindow * (Diurnal ? 1 + 0.5 * Math.Sin(2 * Math.PI * window / WindowsADay) : 1));

    /// <summary>Milliseconds of a call of the base.</summary>
    /// <param name="rank">Where it lies among its like, 0 to 1.</param>
    public double LatencyMs(Random random, int window, out double rank)
    {
        var pace = Diurnal ? (1 + 0.2 * Math.Sin(2 * Math.PI * window / WindowsADay)) * (1 + 0.1 * window / WindowsADay) : 1;
        rank = random.NextDouble();
        if (HeavyTail && random.NextDouble() < 0.02) return Math.Min(30_000, 100 * Math.Pow(1 - rank, -1 / 1.5)) * pace;
        return MedianMs * Math.Exp(Sigma * Draws.NormalQuantile(rank)) * pace;
    }

    /// <summary>Bytes that a call of the base allocates: lognormal around 24 KiB.</summary>
    public static long Allocation(Random random) => (long)(MeanAllocation * Math.Exp(0.6 * Draws.Normal(random) - 0.18));
}
