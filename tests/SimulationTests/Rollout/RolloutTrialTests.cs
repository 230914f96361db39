using Optimizer.Local.Commands.Bench.Rollout;

namespace Optimizer.SimulationTests.Rollout;

/// <summary>Seeded samples of <c>optimizer bench rollout</c>, which measures the rates.</summary>
public sealed class RolloutTrialTests
{
    private const int FirstSeed = 7_000;

    [Theory]
    [InlineData(nameof(Regression.Slower), "effect.below-prediction")]
    [InlineData(nameof(Regression.SlowerBesideItsObjective), "latency.slower")]
    [InlineData(nameof(Regression.Failing), "errors.above-base")]
    [InlineData(nameof(Regression.Leaking), "memory.above-base")]
    [InlineData(nameof(Regression.SlowTail), "latency.tail")]
    [InlineData(nameof(Regression.Wrong), "validation: equivalence.different")]
    public void A_version_that_is_secretly_worse_is_stopped_with_few_requests_exposed(string kind, string usually)
    {
        var traffic = new RolloutTraffic(1_500, HeavyTail: false, Diurnal: true);
        var report = RegressionReport.Of(Enum.Parse<Regression>(kind), traffic, runs: 10, FirstSeed);
        Assert.True(report is { Stopped: 10, Holds: true }, $"seeds from {FirstSeed}: {report}");
        Assert.Equal(usually, report.StoppedBy.MaxBy(s => s.Value).Key);
    }

    /// <summary>At the allowed 0.05 a day, more than three in 16 days have a probability of 1 %.</summary>
    [Theory]
    [InlineData(20, false)]
    [InlineData(50, true)]
    [InlineData(200, true)]
    public void Healthy_versions_are_promoted_and_hardly_ever_taken_back(double requestsPerWindow, bool rough)
    {
        var report = HealthyReport.Of(new RolloutTraffic(requestsPerWindow, rough, rough), versions: 4, days: 4, FirstSeed);
        Assert.True(report is { RolledBack: <= 3, NotPromoted: 0 }, $"seeds from {FirstSeed}: {report}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_end() => Assert.Equal(
        HealthyReport.Of(new RolloutTraffic(50, true, true), 2, 2, FirstSeed).ToString(), HealthyReport.Of(new RolloutTraffic(50, true, true), 2, 2, FirstSeed).ToString());
}
