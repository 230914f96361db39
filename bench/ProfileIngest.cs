using BenchmarkDotNet.Attributes;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Bench;

/// <summary>Invocations into profiles, windows and recordings; target ≥ 1 M/s in process.</summary>
[MemoryDiagnoser]
[InProcess]
public class ProfileIngest
{
    private const int Count = 1_000_000;

    private Invocation[] plain = [];
    private Invocation[] observed = [];

    [GlobalSetup]
    public void Prepare()
    {
        plain = Make(withDependencies: false);
        observed = Make(withDependencies: true);
    }

    /// <summary>As most telemetry is: a hash, no dependencies.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int Plain() => Ingest(plain);

    /// <summary>Every invocation with one dependency call.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WithDependencies() => Ingest(observed);

    private static int Ingest(Invocation[] invocations)
    {
        var collector = new TrafficCollector(new TrafficOptions());
        foreach (var invocation in invocations)
            collector.Observe(invocation);
        return collector.Build().Count;
    }

    /// <summary>Eight functions, requests that repeat, 2 % failures.</summary>
    private static Invocation[] Make(bool withDependencies)
    {
        var random = new Random(7);
        var start = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
        var hashes = Enumerable.Range(0, 20_000).Select(i => $"{i * 2_654_435_761L:x32}").ToArray();
        return [.. Enumerable.Range(0, Count).Select(i =>
        {
            var hasFailed = random.Next(50) == 0;
            var duration = -20 * Math.Log(1 - random.NextDouble());
            return new Invocation
            {
                Function = $"function-{i % 8}",
                Start = start.AddMilliseconds(i),
                DurationMs = duration,
                Outcome = hasFailed ? Outcomes.Error : Outcomes.Ok,
                Error = hasFailed ? "System.TimeoutException" : null,
                RequestHash = hashes[random.Next(hashes.Length)],
                Instance = "i-1",
                Dependencies = withDependencies
                    ? [new DependencyCall { Target = "GET rates.example/v1/{id}", OffsetMs = 1, DurationMs = duration / 2 }]
                    : null,
            };
        })];
    }
}
