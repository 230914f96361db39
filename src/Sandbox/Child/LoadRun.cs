using System.Diagnostics;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Bursts: as many executions of one side at once as the job says, then as many of the other, each burst onto threads at rest, as
/// after a quiet moment in production. So calls that hold threads are seen to keep others waiting for one, and never the other
/// side's.
/// </summary>
internal sealed class LoadRun(SandboxJob job, FrameChannel channel, CaseRunner runner)
{
    public async Task<string> RunAsync(MeasureRun.Pair pair, ReplayProxy replay)
    {
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var pairs = 0;
        for (var burst = 0; pairs < job.MeasureRounds && Stopwatch.GetElapsedTime(started) < job.MeasureTime; burst++)
        {
            var cases = Enumerable.Range(pairs, job.Together).Select(i => job.Cases[i % job.Cases.Count]).ToList();
            pairs += await MeasureAsync(pair, cases, baselineFirst: (burst + job.Seed) % 2 == 0);
        }
        return FormattableString.Invariant(
            $"{pairs} pairs in bursts of {job.Together}, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s.");
    }

    private async Task<int> MeasureAsync(MeasureRun.Pair pair, List<SandboxCase> cases, bool baselineFirst)
    {
        var earlyBaseline = baselineFirst ? await BurstAsync(pair.Baseline, pair.BaselineFunction, cases) : null;
        var candidate = await BurstAsync(pair.Candidate, pair.CandidateFunction, cases);
        var baseline = earlyBaseline ?? await BurstAsync(pair.Baseline, pair.BaselineFunction, cases);
        for (var i = 0; i < cases.Count; i++) channel.Pair(baseline[i], candidate[i]);
        return cases.Count;
    }

    private async Task<CaseResult[]> BurstAsync(Side side, object function, List<SandboxCase> cases)
    {
        using var threads = new RestedThreads(TimeProvider.System);
        return await Task.WhenAll(cases.Select(c => runner.RunAsync(side, function, c, withBodies: false, threads: threads)));
    }
}
