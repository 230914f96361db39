using System.Diagnostics;
using System.Runtime;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Pairs of executions of the same case, baseline first in every other pair, with recorded dependency times replayed. Where
/// functions mostly wait, several pairs are in flight; where they compute, one, so that they do not wait for each other.
/// Results come in pairs: baseline, candidate.
/// </summary>
internal sealed class MeasureRun(SandboxJob job, FrameChannel channel)
{
    private const int PairsInFlight = 8;

    /// <summary>Mean recorded dependency time per case, in milliseconds, from which a function counts as waiting.</summary>
    private const double WaitingMs = 1;

    /// <summary>Instrumented code is made after 30 calls, and optimized code after 30 of that.</summary>
    private const int WarmUpCalls = 40;

    private const int WarmUpRounds = 3;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    /// <summary>Longer than the 100 ms without new code after which the runtime begins to count calls.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(120);

    private readonly ExecutionLedger ledger = new();
    private int nextPair = -1;

    public async Task<string> RunAsync()
    {
        if (job.Cases.Count == 0) throw new JobRefusedException("There is no case to measure.");
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var runner = new CaseRunner(ledger, job.Limits, channel);
        if (job.Cold) return await new ColdRun(job, channel, runner).RunAsync(replay);
        var measured = Load(runner, replay);
        var inFlight = IsWaiting() ? PairsInFlight : 1;
        await WarmUpAsync(measured, inFlight);
        if (job.Together > 1) return await new LoadRun(job, channel, runner).RunAsync(measured, replay);
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => MeasureAsync(measured, started)));
        return FormattableString.Invariant(
            $"{Math.Min(nextPair, job.MeasureRounds)} pairs, {inFlight} in flight, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s.");
    }

    /// <summary>Which side is loaded first may matter to the processor: the candidate's turn comes with odd seeds.</summary>
    private Pair Load(CaseRunner runner, ReplayProxy replay)
    {
        var isCandidateFirst = job.Seed % 2 != 0;
        var first = Constructed(isCandidateFirst ? Side.Candidate(job) : Side.Baseline(job), replay);
        var second = Constructed(isCandidateFirst ? Side.Baseline(job) : Side.Candidate(job), replay);
        var (baseline, candidate) = isCandidateFirst ? (second, first) : (first, second);
        return new Pair(runner, baseline.Side, baseline.Function, candidate.Side, candidate.Function);
    }

    private static (Side Side, object Function) Constructed(Side side, ReplayProxy replay) =>
        (side, side.Construct(new ReplayServices(replay, TimeProvider.System)));

    private bool IsWaiting() => job.Cases.Average(c => c.Dependencies.Sum(d => d.DurationMs)) >= WaitingMs;

    /// <summary>
    /// Dependencies answer at once here: it is code that warms up, and connections that stay open. Calls count towards optimized code only once
    /// nothing new was compiled for a while, and instrumented code comes in between: rounds, until one of them brings nothing new.
    /// </summary>
    private async Task WarmUpAsync(Pair pair, int inFlight)
    {
        var started = Stopwatch.GetTimestamp();
        var (calls, compiled) = (0, 0L);
        for (var round = 0; IsEarly(started) && (round < WarmUpRounds || JitInfo.GetCompiledMethodCount() != compiled); round++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            for (var until = calls + WarmUpCalls; calls < until && IsEarly(started); calls += inFlight)
            {
                var first = calls;
                await Task.WhenAll(Enumerable.Range(0, inFlight).Select(i => RunPairAsync(pair, first + i)));
            }
            await SettleAsync(started);
        }
    }

    /// <summary>Optimized code is made in the background; waits until none was for a while.</summary>
    private static async Task SettleAsync(long started)
    {
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Quiet, TimeProvider.System);
        }
        while (JitInfo.GetCompiledMethodCount() != before && IsEarly(started));
    }

    private static bool IsEarly(long started) => Stopwatch.GetElapsedTime(started) < WarmUpTime;

    private async Task MeasureAsync(Pair pair, long started)
    {
        while (Stopwatch.GetElapsedTime(started) < job.MeasureTime)
        {
            var number = Interlocked.Increment(ref nextPair);
            if (number >= job.MeasureRounds) return;
            var (baseline, candidate) = await RunPairAsync(pair, number);
            channel.Pair(baseline, candidate);
        }
    }

    private async Task<(CaseResult Baseline, CaseResult Candidate)> RunPairAsync(Pair pair, int number)
    {
        var @case = job.Cases[number % job.Cases.Count];
        if ((number + number / job.Cases.Count + job.Seed) % 2 == 0)
        {
            var first = await pair.BaselineAsync(@case);
            return (first, await pair.CandidateAsync(@case));
        }
        var candidate = await pair.CandidateAsync(@case);
        return (await pair.BaselineAsync(@case), candidate);
    }

    internal sealed record Pair(CaseRunner Runner, Side Baseline, object BaselineFunction, Side Candidate, object CandidateFunction)
    {
        public Task<CaseResult> BaselineAsync(SandboxCase @case) => Runner.RunAsync(Baseline, BaselineFunction, @case, withBodies: false);

        public Task<CaseResult> CandidateAsync(SandboxCase @case) => Runner.RunAsync(Candidate, CandidateFunction, @case, withBodies: false);
    }
}
