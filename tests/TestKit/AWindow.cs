using Optimizer.Core.Traffic;

namespace Optimizer.TestKit;

/// <summary>Windows of recorded traffic, written or drawn.</summary>
public static class AWindow
{
    /// <summary>The exception type of every failed arrival.</summary>
    public const string Fault = "System.Net.Http.HttpRequestException";

    /// <summary>Midnight of 1 January 2026, UTC: where every window begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TraceWindow Of(params TraceCall[] calls) => new("f", calls, [Fault]);

    /// <summary>One arrival.</summary>
    /// <param name="atMs">Milliseconds from <see cref="Start"/>.</param>
    /// <param name="key">Equal for equal requests; 0 when unknown.</param>
    /// <param name="durationMs">Milliseconds.</param>
    /// <param name="failed">Whether it ended in <see cref="Fault"/>.</param>
    /// <param name="dependencyCalls">Negative when not observed.</param>
    /// <param name="instance">The process that it came to; 0 when unknown.</param>
    public static TraceCall Call(
        double atMs, ulong key = 0, double durationMs = 10, bool failed = false, int dependencyCalls = 1, ushort instance = 0) =>
        new((Start + TimeSpan.FromMilliseconds(atMs)).UtcTicks, key, (float)durationMs, (short)dependencyCalls, (short)(failed ? 0 : -1), instance);

    /// <summary>Poisson arrivals with exponential durations and Zipf-like keys.</summary>
    /// <param name="count">Arrivals.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="rps">Arrivals per second on average.</param>
    /// <param name="keys">Distinct requests.</param>
    /// <param name="meanMs">Mean duration.</param>
    /// <param name="errorRate">Share of arrivals that fail, independently.</param>
    public static TraceWindow Poisson(int count, int seed, double rps = 40, int keys = 200, double meanMs = 20, double errorRate = 0)
    {
        var random = new Random(seed);
        var at = 0.0;
        return Of([.. Enumerable.Range(0, count).Select(_ =>
        {
            at += -Math.Log(1 - random.NextDouble()) / rps * 1000;
            var key = (ulong)Math.Pow(keys, random.NextDouble());
            return Call(at, key, -Math.Log(1 - random.NextDouble()) * meanMs, random.NextDouble() < errorRate, random.Next(3));
        })]);
    }
}
