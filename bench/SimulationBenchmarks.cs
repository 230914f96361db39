using BenchmarkDotNet.Attributes;
using Optimizer.Core.Simulation;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Bench;

/// <summary>
/// Simulated invocations per second: <see cref="Arrivals"/> ÷ the mean. Target: at least 1,000,000 for the cache, summaries included.
/// </summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const int Arrivals = 1_000_000;

    private TraceWindow window = null!;

    /// <summary>Poisson arrivals at 400 per second, log-uniform keys out of 2,000, exponential durations of 20 ms, 1 % failures; seed 17.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(17);
        var calls = new TraceCall[Arrivals];
        var at = 0.0;
        for (var i = 0; i < calls.Length; i++)
        {
            at += -Math.Log(1 - random.NextDouble()) / 400 * TimeSpan.TicksPerSecond;
            var key = (ulong)Math.Pow(2_000, random.NextDouble());
            var durationMs = (float)(-Math.Log(1 - random.NextDouble()) * 20);
            calls[i] = new TraceCall((long)at, key, durationMs, 1, (short)(random.Next(100) == 0 ? 0 : -1));
        }
        window = new TraceWindow("bench", calls, ["System.Net.Http.HttpRequestException"]);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Arrivals)]
    public SimulationResult Identity() => PolicySimulator.Run(window, [], SimulationOptions.Default);

    [Benchmark(OperationsPerInvoke = Arrivals)]
    public SimulationResult Caching() => PolicySimulator.Run(window, Cache, SimulationOptions.Default);

    [Benchmark(OperationsPerInvoke = Arrivals)]
    public SimulationResult Deduplication() => PolicySimulator.Run(
        window, services => [new DeduplicationPolicy<SimulatedRequest, SimulatedResponse>(new(), services)], SimulationOptions.Default);

    [Benchmark(OperationsPerInvoke = Arrivals)]
    public SimulationResult Retry() => PolicySimulator.Run(
        window,
        services => [new RetryPolicy<SimulatedRequest, SimulatedResponse>(new() { ShouldRetry = static _ => true }, services)],
        SimulationOptions.Default);

    private static IFunctionPolicy<SimulatedRequest, SimulatedResponse>[] Cache(PolicyServices<SimulatedRequest, SimulatedResponse> services) =>
        [new CachingPolicy<SimulatedRequest, SimulatedResponse>(new() { TimeToLive = TimeSpan.FromSeconds(45), MaxEntries = 2_000 }, services)];
}
