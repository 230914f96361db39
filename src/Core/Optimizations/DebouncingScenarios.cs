using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated debouncing must show.</summary>
internal static class DebouncingScenarios
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("debouncing.a-burst-executes-once", "Ten calls of one key in a row run the function once, for all of them.", Coalesces),
        new Scenario("debouncing.execution-waits-for-quiet", "Nothing is executed before the quiet time is over.", WaitsForQuiet).Given(Surroundings.Together),
        new Scenario("debouncing.waiting-is-bounded", "Calls that never stop do not hold the first one up for longer than the plan says.", Bounded).Given(Surroundings.Together),
        new("debouncing.failures-reach-every-caller", "All coalesced callers see the failure of the execution that stood for them.", FailuresReachAll),
        new Scenario("debouncing.later-calls-execute-again", "A call after the quiet time runs the function again.", Repeats).Given(Surroundings.Repeats),
        new("debouncing.one-leaves-others-stay", "A caller that cancels takes nothing from the others.", OneLeaves),
        new("debouncing.all-leave-nothing-executes", "When every caller has left, the function does not run.", AllLeave),
        new Scenario("debouncing.the-last-write-wins", "Of calls with the same key the last one is executed, for all of them.", LastWins).Given(Surroundings.Repeats),
        new("debouncing.keys-are-told-apart", "Calls of different keys do not wait for each other, and each gets its own response.", KeysApart),
        new Scenario("debouncing.near-keys-are-told-apart", "Calls whose keys differ in a letter or a digit do not stand for each other.", NearKeysApart).Given(Surroundings.Crowds),
        new Scenario("debouncing.executions-follow-each-other", "An execution does not begin before the one in front of it has ended, and nobody is forgotten meanwhile.", FollowEachOther).Given(Surroundings.Together),
        new("debouncing.leaving-an-execution", "One caller of an execution that leaves does not stop it; when all have left it is cancelled.", LeaveExecution),
        new Scenario("debouncing.every-burst-waits-for-quiet", "However long ago the first call was, a later burst is executed once.", BurstsWait).Given(Surroundings.Repeats | Surroundings.Together),
        new("debouncing.a-cancelled-caller-is-the-functions-own", "A caller that cancelled before it called gets what the function makes of that.", PolicySteps.CancelledCallerIsTheFunctionsOwnAsync),
        new("debouncing.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, PlanOf(h).QuietTime + Moment)),
        new("debouncing.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, PlanOf(h).QuietTime + Moment)),
    ];

    private static Debouncing.Plan PlanOf(IScenarioHarness harness) => (Debouncing.Plan)harness.Plan;

    private static async Task Coalesces(IScenarioHarness harness)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => harness.CallAndMutateAsync(0)).ToList();
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"the function ran {harness.Inner.Calls} times for ten calls in a row");
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompleted)), "not all of ten coalesced callers were answered");
        var (expected, responses) = (await harness.BaselineAsync(0), await Task.WhenAll(calls));
        harness.Require(Array.TrueForAll(responses, r => r == expected), $"not every response was {expected}");
    }

    private static async Task WaitsForQuiet(IScenarioHarness harness)
    {
        var quiet = PlanOf(harness).QuietTime;
        var first = harness.CallAsync(0);
        await harness.AdvanceAsync(quiet * 0.8);
        var second = harness.CallAsync(0);
        await harness.AdvanceAsync(quiet * 0.8);
        harness.Require(harness.Inner.Calls == 0, "the function ran before the quiet time after the last call was over");
        await harness.AdvanceAsync(quiet * 0.2 + Moment);
        await Task.WhenAll(first, second);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"the function ran {harness.Inner.Calls} times for two calls within the quiet time");
    }

    private static async Task Bounded(IScenarioHarness harness)
    {
        var (plan, first) = (PlanOf(harness), harness.CallAsync(0));
        var others = new List<Task>();
        for (var waited = TimeSpan.Zero; waited <= plan.MaxDelay; waited += plan.QuietTime / 2)
        {
            await harness.AdvanceAsync(plan.QuietTime / 2);
            others.Add(harness.CallAsync(0));
        }
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => first.IsCompleted), $"the first call still waits after {plan.MaxDelay}");
        await harness.AdvanceAsync(plan.QuietTime + Moment);
        await Task.WhenAll(others);
    }

    private static async Task FailuresReachAll(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        foreach (var call in calls)
        {
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted), "a coalesced caller of an execution that failed was not answered");
            var failed = await ScenarioSteps.FailsAsync(call);
            harness.Require(failed is NotSupportedException, $"a coalesced caller saw {failed?.GetType().FullName ?? "a response"} instead of the failure");
        }
    }

    private static async Task Repeats(IScenarioHarness harness)
    {
        for (var i = 0; i < 2; i++)
        {
            var call = harness.CallAsync(0);
            await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
            var (expected, actual) = (await harness.BaselineAsync(0), await call);
            harness.Require(actual == expected, $"call {i + 1} got {actual}, not {expected}");
        }
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 2), $"the function ran {harness.Inner.Calls} times for two calls far apart");
    }

    private static async Task OneLeaves(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        var stayed = harness.CallAsync(0);
        var left = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => left.IsCanceled), "the caller that cancelled was not released");
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        var (expected, actual) = (await harness.BaselineAsync(0), await stayed);
        harness.Require(actual == expected, $"the caller that stayed got {actual}, not {expected}");
    }

    private static async Task AllLeave(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0, leaving.Token)).ToList();
        await leaving.CancelAsync();
        foreach (var call in calls) await ScenarioSteps.FailsAsync(call);
        await harness.AdvanceAsync(PlanOf(harness).MaxDelay + Execution);
        harness.Require(harness.Inner.Calls == 0, $"the function ran {harness.Inner.Calls} times though every caller had left");
    }

    /// <summary>Also when one of them takes its request back.</summary>
    private static async Task LastWins(IScenarioHarness harness)
    {
        var (key, quiet) = (PlanOf(harness).Property, PlanOf(harness).QuietTime);
        if (!harness.MakesOthers(key)) return;
        await ExecutedAsync(harness, quiet, [harness.CallOtherAsync(1, key)]);
        var wanted = harness.Inner.LastRequest;
        await ExecutedAsync(harness, quiet, [harness.CallAsync(0), harness.CallOtherAsync(2, key), harness.CallOtherAsync(1, key)]);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 2), $"the function ran {harness.Inner.Calls - 1} times for three calls of one key");
        harness.Require(harness.Inner.LastRequest == wanted, $"the function got {harness.Inner.LastRequest}, not the last of the coalesced requests, {wanted}");
        using var leaving = new CancellationTokenSource();
        List<Task<string>> calls = [harness.CallOtherAsync(1, key), harness.CallOtherAsync(2, key, leaving.Token)];
        await leaving.CancelAsync();
        await ExecutedAsync(harness, quiet, calls);
        harness.Require(harness.Inner.LastRequest == wanted, $"the function got {harness.Inner.LastRequest}, whose caller had left");
    }

    private static async Task ExecutedAsync(IScenarioHarness harness, TimeSpan quiet, List<Task<string>> calls)
    {
        await harness.AdvanceAsync(quiet + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompleted)), "a coalesced caller was not answered");
        foreach (var call in calls) await ScenarioSteps.FailsAsync(call);
    }

    private static async Task KeysApart(IScenarioHarness harness)
    {
        var distinct = Enumerable.Range(0, harness.Requests).DistinctBy(i => harness.RequestMember(i, PlanOf(harness).Property)).ToList();
        var calls = distinct.Select(i => harness.CallAsync(i)).ToList();
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == distinct.Count), $"the function ran {harness.Inner.Calls} times for calls of {distinct.Count} keys");
        for (var i = 0; i < distinct.Count; i++)
        {
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls[i].IsCompleted), "a caller of a key of its own was not answered");
            var (expected, actual) = (await harness.BaselineAsync(distinct[i]), await calls[i]);
            harness.Require(actual == expected, $"request {distinct[i]} was answered with {actual}, not {expected}");
        }
    }

    private static async Task NearKeysApart(IScenarioHarness harness)
    {
        var (key, near) = (PlanOf(harness).Property, harness.NearRequests(PlanOf(harness).Property));
        var calls = Enumerable.Range(0, near).Select(i => harness.CallNearAsync(i, key)).Prepend(harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == near + 1), $"the function ran {harness.Inner.Calls} times for calls of {near + 1} keys that differ a little");
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompleted)), "a caller of a key of its own was not answered");
    }

    private static async Task FollowEachOther(IScenarioHarness harness)
    {
        var quiet = PlanOf(harness).QuietTime;
        harness.Inner.Delay(1, 5 * quiet);
        List<Task<string>> calls = [harness.CallAsync(0)];
        await harness.AdvanceAsync(quiet + Moment);
        calls.Add(harness.CallAsync(0));
        await harness.AdvanceAsync(2 * quiet);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), "an execution began before the one in front of it had ended");
        await harness.AdvanceAsync(5 * quiet);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 2), $"the function ran {harness.Inner.Calls} times, though a call came while it was under way");
        foreach (var call in calls)
        {
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompletedSuccessfully), "a caller was forgotten");
            var (expected, actual) = (await harness.BaselineAsync(0), await call);
            harness.Require(actual == expected, $"the response was {actual}, not {expected}");
        }
    }

    private static async Task LeaveExecution(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        using var one = new CancellationTokenSource();
        using var others = new CancellationTokenSource();
        List<Task<string>> calls = [harness.CallAsync(0, one.Token), harness.CallAsync(0, others.Token)];
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        await one.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls[0].IsCanceled) && harness.Inner.CancelledCalls == 0, "one caller that left took the execution from the other, or was not released");
        await others.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls[1].IsCanceled && harness.Inner.CancelledCalls == 1), "the execution went on, or its callers waited, after all had left");
    }

    private static async Task BurstsWait(IScenarioHarness harness)
    {
        var (quiet, pause) = (PlanOf(harness).QuietTime, 2 * PlanOf(harness).MaxDelay);
        for (var burst = 1; burst <= 3; burst++)
        {
            var calls = new List<Task<string>> { harness.CallAsync(0) };
            await harness.AdvanceAsync(quiet * 0.8);
            calls.Add(harness.CallAsync(0));
            harness.Require(harness.Inner.Calls == burst - 1, $"burst {burst} was executed before its quiet time was over");
            await harness.AdvanceAsync(quiet + Moment);
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == burst && calls.TrueForAll(c => c.IsCompletedSuccessfully)), $"burst {burst} was not executed once, for both of its callers");
            await harness.AdvanceAsync(pause);
        }
    }
}
