using System.Diagnostics;
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

    /// <summary>Tier-1 code is made after 30 calls; with instrumentation before it, after 60.</summary>
    private const int WarmUpCalls = 80;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    private readonly ExecutionLedger ledger = new();
    private int nextPair = -1;

    public async Task<string> RunAsync()
    {
        if (job.Cases.Count == 0) throw new JobRefusedException("There is no case to measure.");
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var runner = new CaseRunner(ledger, job.Limits, channel);
        var services = (IServiceProvider)new ReplayServices(replay, TimeProvider.System);
        if (job.Cold) return await new ColdRun(job, channel, runner).RunAsync(replay);
        var baseline = Side.Baseline(job);
        var candidate = Side.Candidate(job);
        var measured = new Pair(runner, baseline, baseline.Construct(services),
            candidate, candidate.Construct(new ReplayServices(replay, TimeProvider.System)));
        var inFlight = IsWaiting() ? PairsInFlight : 1;
        await WarmUpAsync(measured, inFlight);
        if (job.Together > 1) return await new LoadRun(job, channel, runner).RunAsync(measured, replay);
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => MeasureAsync(measured, started)));
        return FormattableString.Invariant(
            $"{Math.Min(nextPair, job.MeasureRounds)} pairs, {inFlight} in flight, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s.");
    }

    private bool IsWaiting() => job.Cases.Average(c => c.Dependencies.Sum(d => d.DurationMs)) >= WaitingMs;

    /// <summary>Dependencies answer at once here: it is code that warms up, and connections that stay open.</summary>
    private async Task WarmUpAsync(Pair pair, int inFlight)
    {
        var started = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < WarmUpCalls && Stopwatch.GetElapsedTime(started) < WarmUpTime; calls += inFlight)
        {
            var first = calls;
            await Task.WhenAll(Enumerable.Range(0, inFlight).Select(i => RunPairAsync(pair, first + i)));
        }
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System); // optimized code is made in the background
    }

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
