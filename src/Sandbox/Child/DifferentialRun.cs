using Optimizer.Core.Proof;
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
        Side[] sides = [Side.Baseline(job), Side.Baseline(job, SideNames.BaselineAgain), Side.Candidate(job)];
        var start = job.Cases.Count == 0 ? FixedInstant : job.Cases.Min(c => c.At ?? FixedInstant);
        var actors = sides.Select(side => Actor.Construct(side, replay, start)).ToList();
        var idleness = new Idleness(replay);
        foreach (var @case in job.Cases)
            foreach (var actor in actors)
                await RunAsync(runner, actor, @case, idleness);
        return FormattableString.Invariant($"{job.Cases.Count} cases were executed by {sides.Length} sides.");
    }

    private async Task RunAsync(CaseRunner runner, Actor actor, SandboxCase @case, Idleness idleness)
    {
        actor.Time.JumpTo(@case.At ?? FixedInstant);
        channel.Result(await runner.RunAsync(
            actor.Side, actor.Function, @case, withBodies: true, call => SkipWaitsAsync(actor.Time, call, idleness)));
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
