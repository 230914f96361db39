using Optimizer.Core.Proof;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated throttling must show.</summary>
internal static class ThrottlingScenarios
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("throttling.executions-are-limited", "No more calls than the limit reach the function at once.", Limits),
        new("throttling.waiting-calls-are-answered", "Calls that wait get their own responses once there is room.", Answers),
        new("throttling.a-failure-frees-its-place", "Calls that fail do not hold their places.", FailuresFree),
        new("throttling.a-caller-that-leaves-frees-its-place", "A caller that cancels while it waits is released, and never executed.", LeavingFrees),
        new("throttling.a-full-queue-does-as-declared", "A call that finds the queue full is refused only where the contract lets it be, and never before.", FullQueue),
        new("throttling.places-are-counted", "After successes, failures and callers that left as many calls run at once as before.", PlacesCounted),
        new("throttling.first-come-first-served", "No call is executed before one that waits longer.", InOrder),
        new("throttling.the-limit-follows-the-function", "The limit rises while calls are quick, up to the planned one, and falls while they are slow.", LimitFollows),
        new("throttling.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
    ];

    private static Throttling.Plan PlanOf(IScenarioHarness harness) => (Throttling.Plan)harness.Plan;

    private static async Task Limits(IScenarioHarness harness)
    {
        var calls = await FillAsync(harness, more: 5);
        harness.Require(harness.Inner.Calls == PlanOf(harness).InitialLimit, $"{harness.Inner.Calls} calls ran at once at a limit of {PlanOf(harness).InitialLimit}");
        await DrainAsync(harness, calls);
    }

    private static async Task Answers(IScenarioHarness harness)
    {
        var calls = await FillAsync(harness, more: 5);
        await DrainAsync(harness, calls);
        for (var i = 0; i < calls.Count; i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i % harness.Requests), await calls[i]);
            harness.Require(actual == expected, $"call {i} was answered with {actual}, not {expected}");
        }
    }

    private static async Task FailuresFree(IScenarioHarness harness)
    {
        harness.Inner.Fail(PlanOf(harness).InitialLimit, () => new NotSupportedException("scripted"));
        var calls = await FillAsync(harness, more: 1);
        await DrainAsync(harness, calls);
        foreach (var call in calls.SkipLast(1))
        {
            var failed = await ScenarioSteps.FailsAsync(call);
            harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"} instead of the failure");
        }
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls[^1].IsCompletedSuccessfully), "a call that waited behind failures was not answered");
    }

    private static async Task LeavingFrees(IScenarioHarness harness)
    {
        var calls = await FillAsync(harness, more: 0);
        using var leaving = new CancellationTokenSource();
        var left = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        var failed = await ScenarioSteps.FailsAsync(left);
        harness.Require(failed is OperationCanceledException, "a caller that cancelled while it waited was not released");
        await DrainAsync(harness, calls);
        harness.Require(harness.Inner.Calls == calls.Count, "the call of a caller that had left was executed");
    }

    private static async Task FullQueue(IScenarioHarness harness)
    {
        var plan = PlanOf(harness);
        var calls = await FillAsync(harness, plan.QueueLimit);
        harness.Require(harness.Inner.Calls == plan.InitialLimit && !calls.Exists(c => c.IsCompleted), $"{harness.Inner.Calls} calls ran at once at a limit of {plan.InitialLimit}, or some were refused, before {plan.QueueLimit} others waited");
        var one = harness.CallAsync(0);
        harness.Require(plan.Shed || harness.Inner.Calls == plan.InitialLimit + 1, $"a call waited though {plan.QueueLimit} did already");
        await DrainAsync(harness, [.. calls, one]);
        var failed = await ScenarioSteps.FailsAsync(one);
        harness.Require(plan.Shed ? failed is OverloadedException : failed is null, $"a call beyond the queue saw {failed?.GetType().FullName ?? "a response"}");
    }

    /// <summary>The limit moves by a fifth of its root in a window of ten calls or as many as it is; a place lost or won per call would show.</summary>
    private static async Task PlacesCounted(IScenarioHarness harness)
    {
        var limit = PlanOf(harness).InitialLimit;
        harness.Inner.Fail(limit, () => new NotSupportedException("scripted"));
        await DrainAsync(harness, await FillAsync(harness, more: 0));
        var running = await FillAsync(harness, more: 0);
        using var leaving = new CancellationTokenSource();
        var left = Enumerable.Range(0, limit).Select(_ => harness.CallAsync(0, leaving.Token)).ToList();
        await leaving.CancelAsync();
        await DrainAsync(harness, [.. running, .. left]);
        var before = harness.Inner.Calls;
        var calls = await FillAsync(harness, more: 2 * limit + 5);
        var slack = 1 + Math.Sqrt(limit);
        harness.Require(Math.Abs(harness.Inner.Calls - before - limit) <= slack, $"{harness.Inner.Calls - before} calls ran at once after others had ended, at a limit of {limit}");
        await DrainAsync(harness, calls);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompletedSuccessfully)), "a call that waited was not answered");
    }

    private static async Task InOrder(IScenarioHarness harness)
    {
        var limit = PlanOf(harness).InitialLimit;
        var calls = await FillAsync(harness, Math.Min(PlanOf(harness).QueueLimit, 2 * limit));
        while (!calls.TrueForAll(c => c.IsCompleted))
        {
            var begun = harness.Inner.Calls;
            await harness.AdvanceAsync(Execution);
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.Count(c => c.IsCompleted) >= begun), "calls that were executed were not answered");
            var waiting = calls.FindIndex(c => !c.IsCompleted);
            harness.Require(waiting < 0 || waiting >= begun, "a call was executed before one that had waited longer");
            harness.Require(waiting < 0 || await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls > begun), "calls that waited were not executed");
        }
    }

    private static async Task LimitFollows(IScenarioHarness harness)
    {
        var plan = PlanOf(harness);
        var reached = await LoadAsync(harness, Execution, rounds: 60 + (int)(10 * Math.Sqrt(Math.Min(plan.MaxLimit, 100))), until: running => running > plan.MaxLimit);
        harness.Require(reached <= plan.MaxLimit, $"{reached} calls ran at once, more than the planned {plan.MaxLimit}");
        harness.Require(plan.MaxLimit > 100 ? reached > plan.InitialLimit : reached == plan.MaxLimit, $"quick calls raised the limit to {reached} only, of the planned {plan.MaxLimit}");
        if (reached < 12) return;
        // Towards a limit of four the root that probes for more outweighs the gradient.
        var fallen = await LoadAsync(harness, 20 * Execution, rounds: 40, until: running => running <= reached / 2);
        harness.Require(fallen <= reached / 2, $"calls that took twenty times as long lowered the limit of {reached} to {fallen} only");
    }

    /// <summary>Callers that always wait, so that as many run at once as may.</summary>
    /// <returns>How many ran at once in the end.</returns>
    private static async Task<int> LoadAsync(IScenarioHarness harness, TimeSpan duration, int rounds, Func<int, bool> until)
    {
        var calls = new List<Task<string>>();
        var (before, running) = (harness.Inner.Calls, 0);
        harness.Inner.Delay(int.MaxValue, duration);
        for (var round = 0; round < rounds && (round == 0 || !until(running)); round++)
        {
            for (var waiting = calls.Count(c => !c.IsCompleted) - running; waiting < Wanted(harness); waiting++) calls.Add(harness.CallAsync(0));
            var begun = harness.Inner.Calls;
            await harness.AdvanceAsync(round == 0 ? TimeSpan.Zero : duration);
            await ScenarioSteps.SoonAsync(harness, () => round == 0 || before + calls.Count(c => c.IsCompleted) >= begun);
            running = harness.Inner.Calls - before - calls.Count(c => c.IsCompleted);
        }
        for (var round = 0; round < rounds && !calls.TrueForAll(c => c.IsCompleted); round++) await harness.AdvanceAsync(duration);
        harness.Inner.Delay(0, duration);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompletedSuccessfully)), "a call that waited was not answered");
        return running;
    }

    private static int Wanted(IScenarioHarness harness) => Math.Min(PlanOf(harness).QueueLimit, 2 * PlanOf(harness).MaxLimit);

    /// <summary>As many calls as may run, and some more.</summary>
    private static async Task<List<Task<string>>> FillAsync(IScenarioHarness harness, int more)
    {
        var count = PlanOf(harness).InitialLimit + more;
        harness.Inner.Delay(count + 1, Execution);
        var calls = Enumerable.Range(0, count).Select(i => harness.CallAsync(i % harness.Requests)).ToList();
        await harness.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        return calls;
    }

    private static async Task DrainAsync(IScenarioHarness harness, List<Task<string>> calls)
    {
        for (var i = 0; i < calls.Count + 1 && !calls.TrueForAll(c => c.IsCompleted); i++)
            await harness.AdvanceAsync(Execution);
        foreach (var call in calls) await ScenarioSteps.FailsAsync(call);
    }
}
