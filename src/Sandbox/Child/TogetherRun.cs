using Optimizer.Core.Proof;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Several requests in flight against one instance, again and again: with dependencies that answer in other orders than they were
/// asked, or, where there are none, from several threads. Of each case that answer is kept which departs from its first.
/// </summary>
internal sealed class TogetherRun(Stage stage, SandboxLimits limits)
{
    private const int RoundsWithDependencies = 3;

    /// <summary>Long enough for threads that share a processor to be interrupted within a call many times.</summary>
    private static readonly TimeSpan HammerTime = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan MostHammerTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Executions of each case below which a busy machine is given more time, up to <see cref="MostHammerTime"/>.</summary>
    private const int LeastHammered = 1_000;

    public async Task<IReadOnlyList<CaseResult>> RunAsync(Actor actor, IReadOnlyList<SandboxCase> cases)
    {
        if (cases.Count == 0) return [];
        foreach (var @case in cases) actor.JumpTo(@case);
        var results = await RoundAsync(actor, cases, 0);
        var rounds = cases.Any(c => c.Dependencies.Count > 0) ? RoundsWithDependencies : 1;
        for (var round = 1; round < rounds; round++)
            results = [.. results.Zip(await RoundAsync(actor, cases, round), Departing)];
        return rounds > 1 ? results : await HammerAsync(actor, cases, results);
    }

    /// <summary>All at once; the dependencies' answers come in an order that is another in each round.</summary>
    private async Task<IReadOnlyList<CaseResult>> RoundAsync(Actor actor, IReadOnlyList<SandboxCase> cases, int round)
    {
        stage.Replay.Manner = new LateAnswers(stage.Replay, actor.Time, call => TimeSpan.FromSeconds(1 + ((call + round) * 7 % 11)));
        try
        {
            var calls = Task.WhenAll(cases.Select(c => stage.Runner.RunAsync(actor.Side, actor.Function, c, withBodies: true)));
            _ = stage.SkipWaitsAsync(actor.Time, calls);
            return await calls;
        }
        finally
        {
            stage.Replay.Manner = ReplayManner.AtOnce;
        }
    }

    /// <summary>Each case on a thread of its own, so that their executions really overlap.</summary>
    private async Task<IReadOnlyList<CaseResult>> HammerAsync(Actor actor, IReadOnlyList<SandboxCase> cases, IReadOnlyList<CaseResult> first)
    {
        using var start = new Barrier(cases.Count);
        var threads = Task.WhenAll(cases.Select((c, i) => Task.Factory.StartNew(
            () => RepeatAsync(actor, c, first[i], start), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        if (await Task.WhenAny(threads, Task.Delay(limits.CallTimeout, TimeProvider.System)) == threads) return await threads;
        throw new OverrunException(
            SandboxOutcome.TimedOut,
            FormattableString.Invariant($"{cases.Count} requests in flight at once ({actor.Side.Name}) did not end within {limits.CallTimeout.TotalSeconds:0.###} s."),
            actor.Side.Name, cases[0].Id);
    }

    private static async Task<CaseResult> RepeatAsync(Actor actor, SandboxCase @case, CaseResult first, Barrier start)
    {
        start.SignalAndWait();
        var started = TimeProvider.System.GetTimestamp();
        for (var calls = 0; TimeProvider.System.GetElapsedTime(started) < (calls < LeastHammered ? MostHammerTime : HammerTime); calls++)
        {
            var result = await CallAsync(actor, @case, first);
            if (Departs(first, result)) return result;
        }
        return first;
    }

    private static async Task<CaseResult> CallAsync(Actor actor, SandboxCase @case, CaseResult first)
    {
        try
        {
            var response = await actor.Side.Invoker.InvokeAsync(actor.Function, actor.Side.Invoker.ReadRequest(@case.Request), CancellationToken.None);
            return first with { Response = actor.Side.Invoker.WriteResponse(response), Exception = null, ExceptionMessage = null };
        }
        catch (Exception e)
        {
            // The executed code is anyone's: whatever it throws is its result.
            return first with { Response = null, Exception = e.GetType().FullName, ExceptionMessage = e.Message };
        }
    }

    private static CaseResult Departing(CaseResult first, CaseResult next) => Departs(first, next) ? next : first;

    private static bool Departs(CaseResult first, CaseResult next) =>
        first.Exception != next.Exception || JsonDifference.Paths(first.Response, next.Response).Any() || !first.Calls.SequenceEqual(next.Calls);
}
