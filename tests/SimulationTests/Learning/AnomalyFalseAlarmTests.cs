using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.SimulationTests.Learning;

/// <summary>Nothing changes in these streams: every anomaly is a false alarm.</summary>
public sealed class AnomalyFalseAlarmTests
{
    private const int Points = 18_000;
    private const int Streams = 2;

    /// <summary>A young stream calls more often, about 1.2 to 1.8 in its first 8,000 points: each alarm makes the next one harder.</summary>
    [Theory]
    [InlineData("normal")]
    [InlineData("log-normal")]
    [InlineData("drifting")]
    public void At_most_one_point_in_a_thousand_is_called_and_a_real_spike_is(string kind)
    {
        var (alarms, spikes) = (0, 0);
        for (var seed = 1; seed <= Streams; seed++)
        {
            var (random, detector) = (new Random(seed), new AnomalyDetector(new AnomalyOptions()));
            for (var i = 0; i < Points; i++) alarms += detector.Observe(At(i, Next(random, kind, i))).IsAnomaly ? 1 : 0;
            spikes += detector.Observe(At(Points, 1e4)).IsAnomaly ? 1 : 0;
        }
        Assert.True(alarms <= Streams * Points / 1_000, $"{alarms} alarms in {Streams * Points} points, {kind}, seeds 1 to {Streams}");
        Assert.True(spikes == Streams, $"{spikes} of {Streams} spikes were seen, {kind}");
    }

    private static MetricPoint At(int i, double value) => new(DateTimeOffset.UnixEpoch.AddMinutes(5 * i), value);

    private static double Next(Random random, string kind, int i)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return kind switch
        {
            "log-normal" => 20 * Math.Exp(0.4 * normal),
            "drifting" => 50 + normal + (3 * Math.Sin(i / 900.0)),
            _ => 50 + normal,
        };
    }
}
