using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Monitoring;

public sealed class RelativeGainTests
{
    [Fact]
    public void First_calls_are_compared_with_first_calls()
    {
        var (control, trial) = (Of(40, i => First(80 + i % 5)), Of(40, i => First(20 + i % 5)));
        var gain = RelativeGain.Of(Metric.ColdStart, control, trial, minSamples: 30, alpha: 0.05)!;
        Assert.Equal(1 - 22 / 82d, gain.Value, 9);
        Assert.True(gain.Lower < gain.Value && gain.Value < gain.Upper && gain.Lower > 0.6, $"{gain}");
    }

    [Fact]
    public void Nothing_is_said_of_first_calls_where_only_later_ones_were_seen() =>
        Assert.Null(RelativeGain.Of(Metric.ColdStart, Of(200, _ => AnInvocation.At(0, 80)), Of(200, _ => AnInvocation.At(0, 20)), 30, 0.05));

    [Fact]
    public void A_version_that_fails_sooner_gains_time_to_an_outcome()
    {
        var (control, trial) = (Of(200, i => Outage(i, failedMs: 500)), Of(200, i => Outage(i, failedMs: 1)));
        Assert.Equal(1 - 10.5 / 260, RelativeGain.Of(Metric.TimeToOutcome, control, trial, 30, 0.05)!.Value, 9);
    }

    private static Invocation Outage(int i, double failedMs) => i % 2 == 0 ? AnInvocation.At(0, 20) : AnInvocation.At(0, failedMs, error: "Fault");

    private static Invocation First(double milliseconds) => AnInvocation.At(0, milliseconds) with { ColdStart = true };

    private static VersionEvidence Of(int count, Func<int, Invocation> call) =>
        new EvidenceAggregator(TimeSpan.FromDays(1)).Aggregate(Enumerable.Range(0, count).Select(call)).Single().Evidence;
}
