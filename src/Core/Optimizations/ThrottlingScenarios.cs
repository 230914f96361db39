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
        new("throttling.a-full-queue-does-as-declared", "A call that finds the queue full is refused only where the contract lets it be.", FullQueue),
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
        harness.Require(calls[^1].IsCompletedSuccessfully, "a call that waited behind failures was not answered");
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
        var one = harness.CallAsync(0);
        await DrainAsync(harness, [.. calls, one]);
        var failed = await ScenarioSteps.FailsAsync(one);
        harness.Require(plan.Shed ? failed is OverloadedException : failed is null, $"a call beyond the queue saw {failed?.GetType().FullName ?? "a response"}");
    }

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
