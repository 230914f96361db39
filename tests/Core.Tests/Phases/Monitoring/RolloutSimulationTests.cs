using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Tests.Statistics;
using Optimizer.TestKit;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Whole trials with a look after every window of 20 requests, five minutes each.</summary>
[Trait("Evidence", "simulation")]
public sealed class RolloutSimulationTests
{
    private const int WindowsADay = 288;
    private static readonly RolloutOptions Options = new();

    [Fact]
    public void A_healthy_canary_at_one_percent_errors_is_rolled_back_less_than_once_in_twenty_days()
    {
        const int days = 150, seed = 41;
        var random = new Random(seed);
        var outcomes = Enumerable.Range(0, days).Select(_ => Run(random, new Side(0.01, 20), new Side(0.01, 10), 20, WindowsADay)).ToArray();
        var false_ = outcomes.Count(o => o.Action == RolloutAction.RollBack);
        Assert.True(false_ < 0.05 * days, $"{false_} false roll-backs in {days} days, seed {seed}");
    }

    [Fact]
    public void A_healthy_promoted_version_is_rolled_back_less_than_once_in_twenty_days()
    {
        const int days = 150, seed = 42;
        var random = new Random(seed);
        var rolledBack = Enumerable.Range(0, days).Count(_ => RunPromoted(random, WindowsADay));
        Assert.True(rolledBack < 0.05 * days, $"{rolledBack} false roll-backs in {days} days, seed {seed}");
    }

    [Theory]
    [InlineData("fails five percent more", 0.06, 10, 3_000)]
    [InlineData("fails at every fifth request", 0.20, 10, 300)]
    [InlineData("is slower instead of faster", 0.01, 30, 1_000)]
    public void A_canary_that_is_secretly_worse_is_stopped_before_it_is_promoted(string how, double errors, double meanMs, int mostExposed)
    {
        const int trials = 40, seed = 43;
        var random = new Random(seed);
        var outcomes = Enumerable.Range(0, trials).Select(_ => Run(random, new Side(0.01, 20), new Side(errors, meanMs), 400, 864)).ToArray();
        var missed = outcomes.Count(o => o.Action is RolloutAction.Promote);
        var exposed = outcomes.Average(o => o.Exposed);
        Assert.True(missed <= trials / 20 && exposed <= mostExposed, $"{how}: {missed} of {trials} promoted, {exposed:0} requests exposed on average, seed {seed}");
    }

    [Fact]
    public void A_canary_that_keeps_its_promise_is_promoted()
    {
        const int trials = 40, seed = 44;
        var random = new Random(seed);
        var promoted = Enumerable.Range(0, trials).Count(_ => Run(random, new Side(0.01, 20), new Side(0.01, 10), 400, 864).Action == RolloutAction.Promote);
        Assert.True(promoted >= 0.9 * trials, $"{promoted} of {trials} promoted, seed {seed}");
    }

    /// <summary>One trial until it ends or the windows are over.</summary>
    private static (RolloutAction Action, long Exposed) Run(Random random, Side before, Side trial, int requests, int windows)
    {
        var (canary, seen, exposed) = (Canary(), new List<EvidenceWindow>(), 0L);
        for (var i = 0; i < windows; i++)
        {
            var share = Gaussian.Binomial(random, requests, canary.Weight);
            exposed += share;
            seen.Add(Window(5 * i, before.Draw(random, requests - share), trial.Draw(random, share)));
            var decision = RolloutPolicy.Decide(Trial(canary, [.. seen]), Options, Start.AddMinutes(5 * (i + 1)));
            if (decision.Action is RolloutAction.Promote or RolloutAction.RollBack or RolloutAction.Withdraw) return (decision.Action, exposed);
            canary = decision.Next ?? canary;
        }
        return (RolloutAction.Hold, exposed);
    }

    private static bool RunPromoted(Random random, int windows)
    {
        var seen = new List<EvidenceWindow> { Window(0, new Side(0.01, 20).Draw(random, 500), new Side(0.01, 10).Draw(random, 500)) };
        for (var i = 1; i < windows; i++)
        {
            seen.Add(Window(5 * i, VersionEvidence.None, new Side(0.01, 10).Draw(random, 20)));
            if (RolloutPolicy.Decide(Promoted([.. seen]), Options, Start.AddMinutes(5 * i)).Action == RolloutAction.RollBack) return true;
        }
        return false;
    }

    /// <summary>How one version behaves; latencies are exponential.</summary>
    private sealed record Side(double ErrorRate, double MeanMs)
    {
        public VersionEvidence Draw(Random random, int requests) =>
            new EvidenceAggregator(TimeSpan.FromDays(1)).Aggregate(Enumerable.Range(0, requests).Select(_ => AnInvocation.At(
                0, -MeanMs * Math.Log(1 - random.NextDouble()), error: random.NextDouble() < ErrorRate ? "Fault" : null)))
                .Select(b => b.Evidence).SingleOrDefault(VersionEvidence.None);
    }
}
