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
        new("debouncing.execution-waits-for-quiet", "Nothing is executed before the quiet time is over.", WaitsForQuiet),
        new("debouncing.waiting-is-bounded", "Calls that never stop do not hold the first one up for longer than the plan says.", Bounded),
        new("debouncing.failures-reach-every-caller", "All coalesced callers see the failure of the execution that stood for them.", FailuresReachAll),
        new("debouncing.later-calls-execute-again", "A call after the quiet time runs the function again.", Repeats),
        new("debouncing.one-leaves-others-stay", "A caller that cancels takes nothing from the others.", OneLeaves),
        new("debouncing.all-leave-nothing-executes", "When every caller has left, the function does not run.", AllLeave),
    ];

    private static Debouncing.Plan PlanOf(IScenarioHarness harness) => (Debouncing.Plan)harness.Plan;

    private static async Task Coalesces(IScenarioHarness harness)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => harness.CallAndMutateAsync(0)).ToList();
        await harness.AdvanceAsync(PlanOf(harness).QuietTime + Moment);
        var (expected, responses) = (await harness.BaselineAsync(0), await Task.WhenAll(calls));
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for ten calls in a row");
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
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for two calls within the quiet time");
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
        harness.Require(first.IsCompleted, $"the first call still waits after {plan.MaxDelay}");
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
        harness.Require(harness.Inner.Calls == 2, $"the function ran {harness.Inner.Calls} times for two calls far apart");
    }

    private static async Task OneLeaves(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        var stayed = harness.CallAsync(0);
        var left = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        var failed = await ScenarioSteps.FailsAsync(left);
        harness.Require(failed is OperationCanceledException, "the caller that cancelled was not released");
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
}
