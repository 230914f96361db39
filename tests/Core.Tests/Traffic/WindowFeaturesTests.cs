using Optimizer.Core.Traffic;
using static Optimizer.TestKit.AWindow;

namespace Optimizer.Core.Tests.Traffic;

public sealed class WindowFeaturesTests
{
    [Fact]
    public void Ten_failures_in_a_row_are_an_outage()
    {
        var calls = Enumerable.Range(0, 40).Select(i => Call(i, durationMs: i, failed: i is >= 10 and < 25 || i == 30)).ToArray();
        var features = WindowFeatures.Of(calls);

        Assert.Equal(15 / 16d, features.OutageShare, 9);
        Assert.Equal((Enumerable.Range(10, 15).Sum() + 30) / 16d, features.FailedMeanMs, 6);
    }

    [Fact]
    public void Scattered_failures_are_none() =>
        Assert.Equal(0, WindowFeatures.Of([.. Enumerable.Range(0, 40).Select(i => Call(i, failed: i % 2 == 0))]).OutageShare);

    [Fact]
    public void Counts_the_calls_under_way() =>
        Assert.Equal([1, 2, 3, 1], WindowFeatures.InFlight([Call(0, durationMs: 10), Call(1, durationMs: 20), Call(2, durationMs: 5), Call(21, durationMs: 1)]));

    [Fact]
    public void Tells_how_much_slower_busy_moments_are()
    {
        // Every second one call alone, and every fifth second fifty at once that take ten times as long.
        var calls = Enumerable.Range(0, 100).SelectMany(i => i % 5 == 0
            ? Enumerable.Range(0, 50).Select(n => Call(i * 1_000 + n * 0.1, durationMs: 100))
            : Enumerable.Range(0, 10).Select(n => Call(i * 1_000 + n * 50, durationMs: 10))).ToArray();
        var features = WindowFeatures.Of(calls);

        Assert.Equal(10, features.CongestionFactor, 3);
        Assert.InRange(features.CongestedInFlight, 40, 50);
    }

    [Fact]
    public void Says_nothing_where_load_hardly_varies() =>
        Assert.Equal(double.NaN, WindowFeatures.Of([.. Enumerable.Range(0, 500).Select(i => Call(i * 20))]).CongestionFactor);
}
