using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Harm that neither errors nor means show.</summary>
public sealed class RolloutChecksTests
{
    private static readonly RolloutOptions Options = new() { MinInvocationsToPromote = 100 };

    [Fact]
    public void A_canary_whose_slowest_calls_became_slower_is_rolled_back()
    {
        var windows = Enumerable.Range(0, 6).Select(i => Window(i, Tailed(500, slow: 10, slowMs: 100), Tailed(500, slow: 10, slowMs: 500))).ToArray();
        Assert.Contains(Decide(Trial(Canary(3), windows)).Reasons, r => r.Id == "latency.tail");
    }

    [Fact]
    public void A_canary_whose_slowest_calls_are_as_slow_as_its_bases_goes_on()
    {
        var windows = Enumerable.Range(0, 6).Select(i => Window(i, Tailed(500, slow: 10, slowMs: 500), Tailed(500, slow: 10, slowMs: 500))).ToArray();
        Assert.DoesNotContain(Decide(Trial(Canary(3), windows)).Reasons, r => r.Id == "latency.tail");
    }

    [Fact]
    public void Slow_first_calls_of_a_version_do_not_count_against_its_tail()
    {
        EvidenceWindow[] windows = [Window(0, Tailed(500, 10, 100), Tailed(100, 40, 500)), .. Enumerable.Range(1, 5).Select(i => Window(i, Tailed(500, 10, 100), Tailed(500, 10, 100)))];
        Assert.DoesNotContain(Decide(Trial(Canary(3), windows)).Reasons, r => r.Id == "latency.tail");
    }

    [Fact]
    public void What_lowers_errors_by_trying_again_may_have_a_longer_tail()
    {
        var windows = Enumerable.Range(0, 6).Select(i => Window(i, Tailed(500, 10, 100), Tailed(500, 10, 500))).ToArray();
        var retrying = Trial(Canary(3), windows) with { Version = Version(Metric.ErrorRate, 0.8) };
        Assert.DoesNotContain(Decide(retrying).Reasons, r => r.Id == "latency.tail");
    }

    [Theory]
    [InlineData(24_000, 72_000, true)]
    [InlineData(24_000, 28_000, false)]
    [InlineData(1_000, 12_000, false)]
    public void A_canary_that_allocates_much_more_than_its_base_is_rolled_back(long before, long trial, bool takenBack)
    {
        var reasons = Decide(Trial(Canary(3), Window(0, Allocating(400, before), Allocating(400, trial)))).Reasons;
        Assert.Equal(takenBack, reasons.Any(r => r.Id == "memory.above-base"));
    }

    private static RolloutDecision Decide(RolloutSituation situation) => RolloutPolicy.Decide(situation, Options, Start.AddMinutes(5));

    /// <summary>Calls of 20 ms, and some slow ones.</summary>
    private static VersionEvidence Tailed(int calls, int slow, double slowMs) => VersionEvidence.Sum([Evidence(calls - slow), Of(slow, i => AnInvocation.At(0, slowMs))]);

    private static VersionEvidence Allocating(int calls, long bytes) =>
        Of(calls, i => AnInvocation.At(0, 10) with { AllocatedBytes = bytes * (8 + i % 5) / 10 });

    private static VersionEvidence Of(int calls, Func<int, Invocation> call) =>
        new EvidenceAggregator(TimeSpan.FromDays(1)).Aggregate(Enumerable.Range(0, calls).Select(call)).Select(b => b.Evidence).SingleOrDefault(VersionEvidence.None);
}
