using BenchmarkDotNet.Attributes;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Bench;

/// <summary>One cycle of the learner by kind of input, and one point through the anomaly detector.</summary>
[MemoryDiagnoser]
public class Tier1Benchmarks
{
    private readonly BandValues[] bands = new BandValues[1024];
    private readonly AutonomousOptimizer learner = new(new AutonomousOptimizerOptions(), TimeProvider.System);
    private readonly AnomalyDetector detector = new(new AnomalyOptions());
    private readonly Random random = new(11);
    private float[] small = [];
    private float[] large = [];
    private int at;

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; i < bands.Length; i++) bands[i] = new BandValues(Power(), Power(), Power(), Power(), Power());
        (small, large) = (Window(14 * 128), Window(22 * 256));
        for (var i = 0; i < 8_000; i++)
        {
            BandCycle();
            MetricPoint();
        }
    }

    [Benchmark]
    public CycleResult BandCycle() => learner.RunCycle(bands[at++ & 1023], LearningEnvironment.Production, at & 1);

    [Benchmark]
    public CycleResult Window_14x128() => learner.RunCycle(new SignalWindow(small, 14, 128), LearningEnvironment.Production);

    [Benchmark]
    public CycleResult Window_22x256() => learner.RunCycle(new SignalWindow(large, 22, 128), LearningEnvironment.Production);

    [Benchmark]
    public AnomalyVerdict MetricPoint() => detector.Observe(new MetricPoint(DateTimeOffset.UnixEpoch.AddMinutes(at++), 10 + random.NextDouble()));

    private double Power() => Math.Exp(random.NextDouble() + random.NextDouble());

    private float[] Window(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
}
