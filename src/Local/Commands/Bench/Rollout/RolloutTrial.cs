using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>
/// One version from its first canary call: every request is routed by weight, aggregated as telemetry is, and looked at every five
/// minutes by the policy that decides in production.
/// </summary>
internal sealed class RolloutTrial(RolloutTraffic traffic, Regression regression, int seed, RolloutOptions options)
{
    private const double WindowMinutes = 5;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private readonly Random random = new(seed);
    private readonly EvidenceAggregator aggregator = new(TimeSpan.FromMinutes(WindowMinutes));
    private readonly List<EvidenceWindow> windows = [];
    private readonly SimulatedVersion calls = new(traffic, regression, new Random(seed + 1_000_003));
    private VersionRecord version = Record(regression);
    private CanaryRecord? canary = new(1, 0, options.Steps[0], Start, Start);
    private long exposed;

    /// <summary>Until it is taken back, withdrawn, or the days are over; a promoted version is watched on.</summary>
    /// <param name="days">&gt; 0.</param>
    /// <param name="afterPromotion">Whether to go on then.</param>
    public RolloutEnd Run(double days, bool afterPromotion)
    {
        double? promotedAt = null;
        for (var window = 0; window < days * RolloutTraffic.WindowsADay; window++)
        {
            Observe(window);
            var now = Start.AddMinutes(WindowMinutes * (window + 1));
            var decision = Decide(now);
            var hours = (now - Start).TotalHours;
            if (decision.Action is RolloutAction.RollBack or RolloutAction.Withdraw)
                return new RolloutEnd(seed, decision.Action, hours, promotedAt, exposed, decision.Reasons[0].Id);
            if (decision.Action == RolloutAction.Promote)
            {
                promotedAt = hours;
                if (!afterPromotion) break;
                Promote(now);
            }
            canary = decision.Next ?? canary;
        }
        return new RolloutEnd(seed, promotedAt is null ? RolloutAction.Hold : RolloutAction.Promote, 24 * days, promotedAt, exposed, null);
    }

    private RolloutDecision Decide(DateTimeOffset now)
    {
        var since = canary?.Started ?? now - options.PromotedHorizon;
        var seen = since <= Start ? windows : windows.SkipWhile(w => w.Start < since).ToList();
        return RolloutPolicy.Decide(new RolloutSituation(version, canary, seen, Frozen: false), options, now);
    }

    private void Observe(int window)
    {
        var start = Start.AddMinutes(WindowMinutes * window);
        var weight = canary?.Weight ?? 1;
        var batch = new List<Invocation>();
        for (var left = traffic.Arrivals(random, window); left > 0; left--)
        {
            var chosen = random.NextDouble() < weight ? 1 : 0;
            exposed += chosen;
            // Short of its window's end, since a call belongs to the window in which it ends.
            batch.Add(calls.Next(chosen, start, window));
        }
        var sums = aggregator.Aggregate(batch).ToDictionary(b => b.Version, b => b.Evidence);
        windows.Add(new EvidenceWindow(start, sums));
    }

    private void Promote(DateTimeOffset now)
    {
        var control = VersionEvidence.Sum(windows.Select(w => w.Of(0)));
        version = version with { State = VersionState.Live, LiveSince = now, Promotion = new VersionPromotion(now, control) };
        canary = null;
    }

    private static VersionRecord Record(Regression regression)
    {
        var objective = regression == Regression.SlowerBesideItsObjective ? Metric.DependencyCalls : Metric.MeanLatency;
        const double promised = SimulatedVersion.Promised;
        return new VersionRecord
        {
            Function = "price-quote", Version = 1, Type = "Simulated", Plans = new Dictionary<string, OptimizationPlan>(), BaseVersion = 0,
            Cycle = "c1", Bundle = "", Signature = "", State = VersionState.Canary, Created = Start,
            Assessment = new Assessment(objective, new Estimate(promised, promised, promised, 1_000), 0.95, 2, 2, [], [])
            {
                Baseline = new OutcomeSummary(1_000, 45, 40, 91, RolloutTraffic.ErrorRate, 2),
                Optimized = new OutcomeSummary(1_000, 45 * (1 - promised), 40 * (1 - promised), 91 * (1 - promised), RolloutTraffic.ErrorRate, 2 * (1 - promised)),
            },
        };
    }
}
