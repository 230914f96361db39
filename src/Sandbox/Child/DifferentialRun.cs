using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Each case by the baseline, again by the baseline, and by the candidate, one after the other. Each side has one instance for
/// all cases, as in production, and its own static state. The clock shows when the case was recorded; it stands still, and
/// jumps to the next timer when nothing else is left to do, so that back-off costs no time.
/// </summary>
internal sealed class DifferentialRun(SandboxJob job, FrameChannel channel)
{
    /// <summary>2026-01-01, where a case does not say when it was recorded.</summary>
    private static readonly DateTimeOffset FixedInstant = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ExecutionLedger ledger = new();

    public async Task<string> RunAsync()
    {
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var runner = new CaseRunner(ledger, job.Limits, channel);
        var idleness = new Idleness(replay);
        var start = job.Cases.Count == 0 ? FixedInstant : job.Cases.Min(c => c.At ?? FixedInstant);
        var cases = job.Probe is { } instrumented
            ? await ProbeAsync(runner, Actor.Construct(Side.Probe(job, instrumented), replay, start), idleness)
            : StratifiedSelection.Pick(job.Cases, job.Cases.ToDictionary(c => c.Id, IReadOnlyList<int> (_) => []), (job.MaxRecorded, job.MaxGenerated));
        Side[] sides = [Side.Baseline(job), Side.Baseline(job, SideNames.BaselineAgain), Side.Candidate(job)];
        var actors = sides.Select(side => Actor.Construct(side, replay, start)).ToList();
        foreach (var @case in cases)
            foreach (var actor in actors)
                channel.Result(await RunAsync(runner, actor, @case, idleness));
        return FormattableString.Invariant($"{cases.Count} cases were executed by {sides.Length} sides.");
    }

    /// <summary>Runs every case once to see which branches it takes, and chooses by them. What cannot be served here is not chosen if it was made up.</summary>
    private async Task<IReadOnlyList<SandboxCase>> ProbeAsync(CaseRunner runner, Actor probe, Idleness idleness)
    {
        var counter = new BranchCounter(probe.Side);
        var branches = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var @case in job.Cases)
        {
            counter.Drain();
            var result = await RunAsync(runner, probe, @case, idleness);
            var taken = counter.Drain();
            if (@case.Generated && result.UnservedCalls > 0) continue;
            branches[@case.Id] = taken;
            channel.Result(new CaseResult { Case = @case.Id, Side = SideNames.Probe, Branches = taken });
        }
        return StratifiedSelection.Pick(job.Cases, branches, (job.MaxRecorded, job.MaxGenerated));
    }

    private static async Task<CaseResult> RunAsync(CaseRunner runner, Actor actor, SandboxCase @case, Idleness idleness)
    {
        actor.Time.JumpTo(@case.At ?? FixedInstant);
        return await runner.RunAsync(
            actor.Side, actor.Function, @case, withBodies: true, call => SkipWaitsAsync(actor.Time, call, idleness));
    }

    private static async Task SkipWaitsAsync(VirtualTime time, Task call, Idleness idleness)
    {
        while (await idleness.WaitAsync(call))
            time.RunNext(DateTimeOffset.MaxValue);
    }

    private sealed record Actor(Side Side, object Function, VirtualTime Time)
    {
        public static Actor Construct(Side side, ReplayProxy replay, DateTimeOffset start)
        {
            var time = new VirtualTime(start);
            return new Actor(side, side.Construct(new ReplayServices(replay, time)), time);
        }
    }
}
