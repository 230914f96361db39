using System.Diagnostics;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// One first call, in this process that has made none: of the baseline where the job's seed is even, else of the candidate. Timed are
/// the making of the function and the call, code generation included; loading the assemblies, which is the same for both, is not.
/// </summary>
internal sealed class ColdRun(SandboxJob job, FrameChannel channel, CaseRunner runner)
{
    public async Task<string> RunAsync(ReplayProxy replay)
    {
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var side = job.Seed % 2 == 0 ? Side.Baseline(job) : Side.Candidate(job);
        var services = new ReplayServices(replay, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var function = side.Construct(services);
        var made = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var result = await runner.RunAsync(side, function, job.Cases[0], withBodies: false);
        channel.Result(result with { DurationMs = made + result.DurationMs });
        return "One first call was made.";
    }
}
