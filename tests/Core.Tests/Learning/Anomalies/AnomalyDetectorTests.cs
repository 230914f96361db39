using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Tests.Statistics;

namespace Optimizer.Core.Tests.Learning.Anomalies;

public sealed class AnomalyDetectorTests
{
    private const int Seed = 21;

    [Fact]
    public void A_spike_is_called_at_once()
    {
        var values = Noise(2_000);
        values[1_500] = 40;
        Assert.Contains(1_500, Alarms(values));
    }

    [Fact]
    public void A_new_level_is_news_only_once()
    {
        var values = Noise(3_000);
        for (var i = 2_000; i < values.Length; i++) values[i] += 30;
        Assert.Single(Alarms(values), i => i >= 2_000);
    }

    [Fact]
    public void A_daily_peak_that_comes_at_night_is_called()
    {
        var values = Daily(288 * 12);
        var night = (288 * 11) + 250;
        for (var i = night; i < night + 20; i++) values[i] = 60;
        Assert.Contains(Alarms(values), i => i >= night && i < night + 20);
    }

    [Fact]
    public void A_daily_peak_in_its_place_is_not() => Assert.True(Alarms(Daily(288 * 20)).Count(i => i > 288 * 5) <= 5, $"seed {Seed}");

    [Fact]
    public void Unchanged_noise_raises_at_most_one_alarm_in_a_thousand()
    {
        var alarms = Alarms(Noise(20_000)).Count;
        Assert.True(alarms <= 20, $"seed {Seed}: {alarms} alarms in 20,000 points");
    }

    [Fact]
    public void However_wild_a_stream_is_its_alarms_become_rare()
    {
        var random = new Random(Seed);
        double[] wild = [.. Enumerable.Range(0, 10_000).Select(_ => Math.Exp(4 * Gaussian.Next(random)))];
        var alarms = Alarms(wild);
        Assert.True(alarms.Count <= 30, $"seed {Seed}: {alarms.Count} alarms in 10,000 points");
    }

    [Fact]
    public void However_long_a_stream_has_been_crying_wolf_what_it_has_never_seen_is_called()
    {
        var random = new Random(Seed);
        double[] noisy = [.. Enumerable.Range(0, 6_000).Select(i => (i % 150 == 0 ? 40 * random.NextDouble() : 0) + 50 + Gaussian.Next(random))];
        noisy[^1] = 1e4;
        Assert.Contains(noisy.Length - 1, Alarms(noisy));
    }

    [Fact]
    public void What_comes_later_changes_no_earlier_score()
    {
        var values = Noise(1_000);
        var first = Scores(values[..600]);
        values[700] = 1e6;
        Assert.Equal(first, Scores(values)[..600]);
    }

    [Fact]
    public void Values_that_are_no_metric_are_refused_by_name() => Assert.Contains(
        "NotFinite", Assert.Throws<ArgumentException>(() => new AnomalyDetector(new AnomalyOptions()).Observe(new MetricPoint(default, double.NaN))).Message,
        StringComparison.Ordinal);

    private static double[] Noise(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => 10 + Gaussian.Next(random))];
    }

    private static double[] Daily(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(i => 35 - (25 * Math.Cos(2 * Math.PI * i / 288)) + Gaussian.Next(random))];
    }

    private static List<int> Alarms(double[] values)
    {
        var detector = new AnomalyDetector(new AnomalyOptions());
        return [.. Enumerable.Range(0, values.Length).Where(i => detector.Observe(Point(values, i)).IsAnomaly)];
    }

    private static double[] Scores(double[] values)
    {
        var detector = new AnomalyDetector(new AnomalyOptions());
        return [.. Enumerable.Range(0, values.Length).Select(i => detector.Observe(Point(values, i)).Score)];
    }

    private static MetricPoint Point(double[] values, int i) => new(DateTimeOffset.UnixEpoch.AddMinutes(5 * i), values[i]);
}
