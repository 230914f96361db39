using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Each case by the baseline, again by the baseline, and by the candidate, one after the other. Each side has one instance for
/// all cases, as in production, and its own static state. The clock shows when the case was recorded; it stands still, and
/// jumps to the next timer when nothing else is left to do, so that back-off costs no time.
/// </summary>
internal sealed class DifferentialRun(SandboxJob job, FrameChannel channel)
{
    private readonly ExecutionLedger ledger = new();

    public async Task<string> RunAsync()
    {
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        replay.SetsCookies = true;
        var stage = new Stage(new CaseRunner(ledger, job.Limits, channel), replay, new Idleness(replay), job.HeldAnswer);
        var start = job.Cases.Count == 0 ? Actor.FixedInstant : job.Cases.Min(c => c.At ?? Actor.FixedInstant);
        var cases = await ChooseAsync(stage, start);
        Side[] sides = [Side.Baseline(job), Side.Baseline(job, SideNames.BaselineAgain), Side.Candidate(job)];
        var actors = sides.Select(side => Actor.Construct(side, replay, start)).ToList();
        foreach (var @case in cases)
            foreach (var actor in actors)
                channel.Result(await stage.PlayAsync(actor, @case));
        await RepeatAsync(stage, actors);
        await TogetherAsync(stage, actors);
        return FormattableString.Invariant($"{cases.Count} cases were executed by {sides.Length} sides.");
    }

    private async Task<IReadOnlyList<SandboxCase>> ChooseAsync(Stage stage, DateTimeOffset start)
    {
        var pool = job.Cases.Where(c => c.Variant is not (CaseVariant.Concurrent or CaseVariant.Repeated)).ToList();
        if (job.Probe is not { } instrumented)
            return StratifiedSelection.Pick(pool, pool.ToDictionary(c => c.Id, IReadOnlyList<int> (_) => []), (job.MaxRecorded, job.MaxGenerated));
        var probe = new ProbedSide(Actor.Construct(Side.Probe(job, instrumented), stage.Replay, start), stage);
        var probed = new List<ProbedCase>();
        foreach (var @case in pool) probed.Add(await probe.PlayAsync(@case));
        var known = Known(probed);
        var chosen = StratifiedSelection.Pick(pool, known, (job.MaxRecorded, job.MaxGenerated));
        if (job.SearchCalls == 0) return chosen;
        return [.. chosen, .. await SearchAsync(stage, start, probe, probed)];
    }

    /// <summary>What cannot be served here is not chosen if it was made up.</summary>
    private Dictionary<int, IReadOnlyList<int>> Known(List<ProbedCase> probed)
    {
        var known = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var one in probed.Where(p => p.IsServed || !p.Case.Generated))
        {
            known[one.Case.Id] = one.Branches;
            channel.Result(new CaseResult { Case = one.Case.Id, Side = SideNames.Probe, Branches = one.Branches });
        }
        return known;
    }

    /// <summary>Requests on the boundaries of what either side compares.</summary>
    private async Task<IReadOnlyList<SandboxCase>> SearchAsync(Stage stage, DateTimeOffset start, ProbedSide probe, List<ProbedCase> probed)
    {
        var candidate = job.CandidateProbe is { } instrumented
            ? new ProbedSide(Actor.Construct(Side.Candidate(job with { Bundle = instrumented }), stage.Replay, start), stage)
            : null;
        var found = await new BoundaryRun(job, channel, probe).RunAsync(probed, candidate);
        foreach (var @case in found)
        {
            channel.Found(@case);
            channel.Result(new CaseResult { Case = @case.Id, Side = SideNames.Probe, Branches = (await probe.PlayAsync(@case)).Branches });
        }
        return found;
    }

    private async Task RepeatAsync(Stage stage, List<Actor> actors)
    {
        foreach (var @case in job.Cases.Where(c => c.Variant == CaseVariant.Repeated))
        {
            foreach (var actor in actors)
            {
                await stage.PlayAsync(actor, @case, ResponseMutator.TryMutate);
                channel.Result(await stage.PlayAsync(actor, @case));
            }
        }
    }

    /// <summary>The last of all: what several requests at once confuse may stay confused.</summary>
    private async Task TogetherAsync(Stage stage, List<Actor> actors)
    {
        var cases = job.Cases.Where(c => c.Variant == CaseVariant.Concurrent).ToList();
        if (!SharedState.IsIn(actors[^1].Side.Type)) return;
        foreach (var actor in actors)
            foreach (var result in await new TogetherRun(stage, job.Limits).RunAsync(actor, cases))
                channel.Result(result);
    }
}
