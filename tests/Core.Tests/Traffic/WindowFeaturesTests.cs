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
    public void Calls_that_hang_in_an_outage_are_no_congestion()
    {
        // Twenty seconds at 40 a second; in the second half of them every call hangs for a second and fails.
        var calls = Enumerable.Range(0, 800).Select(i => i < 400 ? Call(i * 25, durationMs: 10) : Call(i * 25, durationMs: 1_000, failed: true)).ToArray();
        Assert.Equal(double.NaN, WindowFeatures.Of(calls).CongestionFactor);
    }

    [Fact]
    public void An_instance_that_took_anothers_place_never_served_beside_it()
    {
        var replaced = Enumerable.Range(0, 40).Select(i => Call(i, instance: (ushort)(1 + i / 20))).ToArray();
        var shared = Enumerable.Range(0, 40).Select(i => Call(i, instance: (ushort)(1 + i % 3))).ToArray();
        Assert.Equal((1, 3, 0), (WindowFeatures.Of(replaced).InstancesAtOnce, WindowFeatures.Of(shared).InstancesAtOnce, WindowFeatures.Of([]).InstancesAtOnce));
    }

    [Fact]
    public void Says_nothing_where_load_hardly_varies() =>
        Assert.Equal(double.NaN, WindowFeatures.Of([.. Enumerable.Range(0, 500).Select(i => Call(i * 20))]).CongestionFactor);
}
