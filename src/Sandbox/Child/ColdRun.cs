using System.Diagnostics;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// First calls, in pairs: each in classes that are loaded for it, so that static fields are made anew. Timed are the making of the
/// function and the call, code generation included; loading the assemblies, which is the same for both, is not.
/// </summary>
internal sealed class ColdRun(SandboxJob job, FrameChannel channel, CaseRunner runner)
{
    /// <summary>First pairs also pay for what the process itself does for the first time.</summary>
    private const int WarmUpPairs = 5;

    public async Task<string> RunAsync(ReplayProxy replay)
    {
        for (var i = 0; i < WarmUpPairs; i++) await PairAsync(i, replay);
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var pairs = 0;
        for (; pairs < job.MeasureRounds && Stopwatch.GetElapsedTime(started) < job.MeasureTime && HasRoom(); pairs++)
        {
            var (baseline, candidate) = await PairAsync(pairs, replay);
            channel.Pair(baseline, candidate);
        }
        return FormattableString.Invariant($"{pairs} pairs of first calls, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s.");
    }

    /// <summary>Classes that were loaded stay, and so does what their static fields hold: half of the memory is kept for the next pair and for what it throws away.</summary>
    private bool HasRoom() => GC.GetTotalMemory(forceFullCollection: false) < job.Limits.MemoryBytes / 2
        || GC.GetTotalMemory(forceFullCollection: true) < job.Limits.MemoryBytes / 2;

    private async Task<(CaseResult Baseline, CaseResult Candidate)> PairAsync(int number, ReplayProxy replay)
    {
        var @case = job.Cases[number % job.Cases.Count];
        if ((number + number / job.Cases.Count + job.Seed) % 2 == 0)
        {
            var first = await FirstCallAsync(Side.Baseline(job), @case, replay);
            return (first, await FirstCallAsync(Side.Candidate(job), @case, replay));
        }
        var candidate = await FirstCallAsync(Side.Candidate(job), @case, replay);
        return (await FirstCallAsync(Side.Baseline(job), @case, replay), candidate);
    }

    private async Task<CaseResult> FirstCallAsync(Side side, SandboxCase @case, ReplayProxy replay)
    {
        var services = new ReplayServices(replay, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var function = side.Construct(services);
        var made = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var result = await runner.RunAsync(side, function, @case, withBodies: false);
        return result with { DurationMs = made + result.DurationMs };
    }
}
