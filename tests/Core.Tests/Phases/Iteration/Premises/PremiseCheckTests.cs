using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.State;
using Optimizer.Core.Statistics;
using Optimizer.Core.Tests.Phases.Monitoring;

namespace Optimizer.Core.Tests.Phases.Iteration.Premises;

public class PremiseCheckTests
{
    private const int Seed = 20_261_122;

    [Fact]
    public void Stable_traffic_never_expires_however_often_one_looks()
    {
        var random = new Random(Seed);
        var gone = 0;
        for (var version = 0; version < 20; version++)
        {
            var proved = Version(Series(random, 0.5, 0.05), Series(random, 40, 8));
            for (var look = 0; look < 100; look++)
                if (Gone(proved, Series(random, 0.5, 0.05), Series(random, 40, 8)).Count > 0) gone++;
        }
        Assert.True(gone == 0, $"{gone} of 2,000 looks at stable, autocorrelated traffic expired a version; seed {Seed}");
    }

    [Fact]
    public void Traffic_that_moved_just_to_the_margin_expires_in_no_more_looks_than_stated()
    {
        var random = new Random(Seed);
        var options = new PremiseOptions { Alpha = 0.02 };
        var gone = 0;
        for (var look = 0; look < 5_000; look++)
            if (PremiseCheck.Gone(Version(Plain(random, 0.5, 0.1), null), new VersionPremises { Repeats = Plain(random, 0.35, 0.1) }, options).Count > 0) gone++;
        Assert.True(gone <= 130, $"{gone} of 5,000 looks at the margin, {5_000 * options.Alpha} are stated; seed {Seed}");
    }

    [Theory]
    [InlineData(0.2, 40, "premise.requests")]
    [InlineData(0.8, 40, "premise.requests")]
    [InlineData(0.5, 80, "premise.dependency")]
    [InlineData(0.5, 12, "premise.dependency")]
    public void Traffic_that_moved_is_found_with_its_numbers(double repeats, double latency, string expected)
    {
        var random = new Random(Seed);
        for (var run = 0; run < 100; run++)
        {
            var gone = Gone(Version(Series(random, 0.5, 0.05), Series(random, 40, 8)), Series(random, repeats, 0.05), Series(random, latency, latency / 5));
            Assert.True(gone.Count == 1 && gone[0].Id == expected, $"run {run}, seed {Seed}: {string.Join("; ", gone)}");
            Assert.All(["before", "now", "lower", "upper", "samples"], n => Assert.True(gone[0].Numbers.ContainsKey(n), n));
        }
    }

    [Fact]
    public void Another_runtime_is_another_premise()
    {
        var version = Version(null, null) with { Premises = new VersionPremises { Runtime = "9.0" } };
        Assert.Equal("premise.runtime", Assert.Single(PremiseCheck.Gone(version, new VersionPremises { Runtime = "10.0" }, new PremiseOptions())).Id);
        Assert.Empty(PremiseCheck.Gone(version, new VersionPremises { Runtime = "9.0" }, new PremiseOptions()));
        Assert.Empty(PremiseCheck.Gone(version, new VersionPremises(), new PremiseOptions()));
    }

    [Fact]
    public void A_version_without_known_premises_never_expires() => Assert.Empty(
        PremiseCheck.Gone(ARollout.Version(), new VersionPremises { Runtime = "10.0", Repeats = new BlockSummary(0, 0, 8, 160) }, new PremiseOptions()));

    [Fact]
    public void A_fast_dependency_may_vary_by_a_little_whatever_its_factor() => Assert.Empty(
        Gone(Version(null, new BlockSummary(0.5, 0, 8, 160)), null, new BlockSummary(2, 0, 8, 160)));

    private static IReadOnlyList<Core.Model.Reason> Gone(VersionRecord version, BlockSummary? repeats, BlockSummary? latency) =>
        PremiseCheck.Gone(version, Premises(repeats, latency), new PremiseOptions());

    private static VersionRecord Version(BlockSummary? repeats, BlockSummary? latency) =>
        ARollout.Version() with { Premises = Premises(repeats, latency), LivePremises = Premises(repeats, latency) };

    private static VersionPremises Premises(BlockSummary? repeats, BlockSummary? latency) => new()
    {
        Repeats = repeats, Dependencies = latency is null ? new Dictionary<string, BlockSummary>() : new Dictionary<string, BlockSummary> { ["GET rates"] = latency },
    };

    /// <summary>2,000 observations whose level wanders: neighbours are alike, as they are in real traffic.</summary>
    private static BlockSummary Series(Random random, double mean, double spread)
    {
        var (blocks, level) = (new BlockMeans(), 0.0);
        for (var i = 0; i < 2_000; i++)
        {
            level = (0.95 * level) + (0.31 * Normal(random));
            blocks.Add(mean + (spread * (level + Normal(random))));
        }
        return blocks.Summarize()!;
    }

    private static BlockSummary Plain(Random random, double mean, double spread)
    {
        var blocks = new BlockMeans();
        for (var i = 0; i < 320; i++) blocks.Add(mean + (spread * Normal(random)));
        return blocks.Summarize()!;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
