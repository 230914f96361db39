using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Situations of version 1 upon version 0, one window a minute.</summary>
internal static class ARollout
{
    public static DateTimeOffset Start => AnInvocation.Epoch;

    public static VersionRecord Version(Metric objective = Metric.MeanLatency, double predicted = 0.5, int version = 1, int baseVersion = 0) => new()
    {
        Function = "price-quote",
        Version = version,
        Type = "caching",
        Plans = new Dictionary<string, OptimizationPlan>(),
        BaseVersion = baseVersion,
        Cycle = "c1",
        Bundle = new string('0', 64),
        Signature = "",
        State = VersionState.Canary,
        Created = Start,
        Assessment = new Assessment(objective, new Estimate(predicted, predicted, predicted, 1_000), 0.95, 2, 2, [], [])
        {
            Baseline = new OutcomeSummary(1_000, 20, 20, 40, 0.01, 1),
            Optimized = new OutcomeSummary(1_000, 20 * (1 - predicted), 10, 20, 0.01, 1),
        },
    };

    public static CanaryRecord Canary(int step = 0, double minutes = 0, int version = 1) =>
        new(version, step, new RolloutOptions().Steps[step], Start, Start.AddMinutes(minutes));

    public static RolloutSituation Trial(CanaryRecord canary, params EvidenceWindow[] windows) => new(Version(), canary, windows, Frozen: false);

    /// <summary>Promoted a minute after the start, when its base had shown what the windows until then hold.</summary>
    public static RolloutSituation Promoted(params EvidenceWindow[] windows) =>
        Promoted(VersionEvidence.Sum(windows.Where(w => w.Start < Start.AddMinutes(1)).Select(w => w.Of(0))), windows);

    public static RolloutSituation Promoted(VersionEvidence control, params EvidenceWindow[] windows)
    {
        var at = Start.AddMinutes(1);
        var version = Version() with { State = VersionState.Live, LiveSince = at, Promotion = new VersionPromotion(at, control) };
        return new RolloutSituation(version, null, windows, Frozen: false);
    }

    public static EvidenceWindow Window(double minute, VersionEvidence before, VersionEvidence? trial = null)
    {
        var versions = new Dictionary<int, VersionEvidence> { [0] = before };
        if (trial is not null) versions.Add(1, trial);
        return new EvidenceWindow(Start.AddMinutes(minute), versions);
    }

    /// <summary>Successful calls take half, all, or one and a half times the mean.</summary>
    public static VersionEvidence Evidence(int invocations, int errors = 0, double meanMs = 20) =>
        new EvidenceAggregator(TimeSpan.FromDays(1)).Aggregate(Enumerable.Range(0, invocations)
            .Select(i => AnInvocation.At(0, meanMs * (0.5 + i % 3 * 0.5), error: i < errors ? "Fault" : null)))
            .Select(b => b.Evidence).SingleOrDefault(VersionEvidence.None);

    /// <summary>Counts alone, of which no times are known.</summary>
    public static VersionEvidence Calls(int invocations, int errors = 0) => new() { Invocations = invocations, Errors = errors };

    /// <summary>Both sides over one stretch of time, which is also the latest.</summary>
    public static RolloutEvidence Shown(VersionEvidence before, VersionEvidence trial, double eValue = 1) =>
        new(trial, before, eValue) { Recent = trial, RecentControl = before, Whole = (trial, before) };
}
