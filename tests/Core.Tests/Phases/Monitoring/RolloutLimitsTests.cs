using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Each check at its limits: what meets one exactly, and what is just beyond it.</summary>
public sealed class RolloutLimitsTests
{
    private const double Alpha = 0.01;
    private static readonly RolloutOptions Options = new();

    [Theory]
    [InlineData(20, true)]
    [InlineData(19.99, false)]
    public void A_version_is_taken_back_when_an_e_value_reaches_its_limit(double eValue, bool takenBack)
    {
        var evidence = Shown(Calls(900), Calls(100), eValue) with { CancelEValue = eValue, TailEValue = eValue };

        Assert.Equal(takenBack, RolloutChecks.Errors(evidence, Options) is not null);
        Assert.Equal(takenBack, RolloutChecks.Cancellations(evidence, Options) is not null);
        Assert.Equal(takenBack, RolloutChecks.SlowTail(evidence, Options) is not null);
    }

    [Theory]
    [InlineData(100, 6, true)]
    [InlineData(120, 6, true)]
    [InlineData(121, 6, false)]
    [InlineData(100, 5, false)]
    [InlineData(99, 99, false)]
    public void The_hard_limit_asks_for_six_errors_in_a_hundred_calls_and_for_five_percent(int calls, int errors, bool takenBack) =>
        Assert.Equal(takenBack, RolloutChecks.HardLimit(Shown(VersionEvidence.None, Calls(calls, errors)), Options) is not null);

    [Theory]
    [InlineData(1, true)]
    [InlineData(0.99, false)]
    public void A_base_that_always_fails_too_excuses_everything_but_where_no_excuse_is_accepted(double accepted, bool takenBack) => Assert.Equal(
        takenBack,
        RolloutChecks.HardLimit(Shown(Calls(100, 100), Calls(100, 100)), Options with { HardTailProbability = accepted }) is not null);

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0.49, true)]
    public void A_gain_that_may_still_be_half_of_the_prediction_is_not_held_against_a_version(double upper, bool takenBack) =>
        Assert.Equal(takenBack, RolloutChecks.Ineffective(new Estimate(0.3, 0.1, upper, 300), Options) is not null);

    [Theory]
    [InlineData(25, false)]
    [InlineData(25.5, true)]
    public void Exactly_the_slowdown_that_is_allowed_is_allowed(double meanMs, bool takenBack) => Assert.Equal(
        takenBack, Slower(Version().Assessment, Steady(20), Steady(meanMs), Options with { MaxSlowdown = 0.25 }) is not null);

    [Fact]
    public void A_version_that_was_predicted_to_halve_latency_is_not_too_slow_when_it_is_as_slow_as_its_base() =>
        Assert.Null(Slower(Version(predicted: 0.5).Assessment, Steady(20), Steady(20), Options));

    [Theory]
    [InlineData(32, false)]
    [InlineData(34, true)]
    public void Where_validation_predicted_a_slower_mean_so_much_slower_is_allowed(double meanMs, bool takenBack)
    {
        var assessment = WithMeans(baseline: 20, optimized: 30);
        Assert.Equal(takenBack, Slower(assessment, Steady(20), Steady(meanMs), Options) is not null);
    }

    [Fact]
    public void Where_validation_measured_no_time_of_the_base_nothing_more_is_allowed()
    {
        var reason = Slower(WithMeans(baseline: 0, optimized: 30), Steady(20), Steady(24), Options);
        Assert.Equal("Its mean latency is 1.20 times its base's, at least 1.20 times; 1.10 times is allowed.", reason?.Sentence);
    }

    [Theory]
    [InlineData(65_536, 98_304, false)]
    [InlineData(65_536, 98_305, true)]
    [InlineData(16_384, 32_768, false)]
    [InlineData(16_384, 32_769, true)]
    public void Memory_may_grow_by_half_or_by_sixteen_kibibytes_a_call(double before, double trial, bool takenBack) => Assert.Equal(
        takenBack, RolloutChecks.Memory(Shown(Allocating(before), Allocating(trial)), Options, Alpha) is not null);

    private static Reason? Slower(Assessment assessment, VersionEvidence before, VersionEvidence trial, RolloutOptions options) =>
        RolloutChecks.Slower(Shown(before, trial), assessment, options, Alpha);

    private static Assessment WithMeans(double baseline, double optimized)
    {
        var assessment = Version(Metric.ErrorRate).Assessment;
        return assessment with
        {
            Baseline = assessment.Baseline with { MeanMs = baseline }, Optimized = assessment.Optimized with { MeanMs = optimized },
        };
    }

    /// <summary>64 calls that all take as long, so the interval is a point.</summary>
    private static VersionEvidence Steady(double meanMs) => Calls(64) with { LatencySum = 64 * meanMs, LatencySquares = 64 * meanMs * meanMs };

    private static VersionEvidence Allocating(double bytes) => Calls(64) with { Metered = 64, AllocatedBytes = 64 * bytes, AllocatedSquares = 64 * bytes * bytes };
}
