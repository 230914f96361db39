using Optimizer.Core.State;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What the windows of a situation say, in the terms that decisions are made in.</summary>
/// <param name="Step">Evidence of the version since its step began; promoted: since it was.</param>
/// <param name="Control">Evidence of the base over the same windows; promoted: of the windows before.</param>
/// <param name="EValue">Highest until now against "fails no more often than its base".</param>
internal sealed record RolloutEvidence(VersionEvidence Step, VersionEvidence Control, double EValue)
{
    /// <summary>The shortest run of latest windows that holds enough invocations for the hard limit.</summary>
    public required VersionEvidence Recent { get; init; }

    /// <summary>The base over the same windows; promoted: during the trial. Live invocations only, never rounds of a sandbox or a simulation.</summary>
    public required VersionEvidence RecentControl { get; init; }

    /// <summary>Highest until now against "is given up by its callers no more often than its base".</summary>
    public double CancelEValue { get; init; } = 1;

    /// <summary>Highest until now against "its slow calls are no more frequent than its base's"; 1 once it is promoted.</summary>
    public double TailEValue { get; init; } = 1;

    /// <summary>Version and base over all windows.</summary>
    public (VersionEvidence Version, VersionEvidence Base) Whole { get; init; } = (VersionEvidence.None, VersionEvidence.None);

    public static RolloutEvidence Of(RolloutSituation situation, RolloutOptions options)
    {
        var (version, windows) = (situation.Version, situation.Windows);
        var control = version.BaseVersion;
        var stepStarted = situation.Canary?.StepStarted ?? version.LiveSince ?? DateTimeOffset.MinValue;
        var stepFrom = windows.Count(w => w.Start < stepStarted);
        var recentFrom = RecentFrom(windows, version.Version, situation.Canary is null ? stepFrom : 0, options.HardMinInvocations);
        var step = Sum(windows.Skip(stepFrom), version.Version);
        var isTrial = situation.Canary is not null;
        var before = isTrial ? Sum(windows.Skip(stepFrom), control) : Sum(windows.Take(stepFrom), control);
        // From a fixed moment on: a test whose beginning slides along with the horizon begins anew at each look, and errs each time.
        var beside = isTrial ? windows : [.. windows.Skip(stepFrom)];
        return new RolloutEvidence(step, before, Highest(beside, version, e => (e.Invocations, e.Errors)))
        {
            CancelEValue = Highest(beside, version, e => (e.Ended, e.Cancelled)),
            TailEValue = isTrial
                ? TailComparison.Highest(windows, version.Version, control, version.Assessment, options.MinInvocationsForTail) : 1,
            Whole = (Sum(windows, version.Version), Sum(windows, control)),
            Recent = Sum(windows.Skip(recentFrom), version.Version),
            RecentControl = isTrial ? Sum(windows.Skip(recentFrom), control) : version.Promotion?.Control ?? before,
        };
    }

    /// <summary>The e-process over the windows in which both ran side by side.</summary>
    private static double Highest(
        IReadOnlyList<EvidenceWindow> windows, VersionRecord version, Func<VersionEvidence, (long Calls, long Bad)> count)
    {
        var test = new SafeTwoProportionTest();
        foreach (var window in windows)
        {
            var (before, trial) = (count(window.Of(version.BaseVersion)), count(window.Of(version.Version)));
            test.Observe(before.Calls, before.Bad, trial.Calls, trial.Bad);
        }
        return test.Highest;
    }

    private static int RecentFrom(IReadOnlyList<EvidenceWindow> windows, int version, int from, long invocations)
    {
        var i = windows.Count;
        for (long seen = 0; i > from && seen < invocations; i--)
            seen += windows[i - 1].Of(version).Invocations;
        return i;
    }

    private static VersionEvidence Sum(IEnumerable<EvidenceWindow> windows, int version) =>
        VersionEvidence.Sum(windows.Select(w => w.Of(version)));
}
