using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated retry must show.</summary>
internal static class RetryLogicScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("retry-logic.transient-faults-are-retried", "A fault of a named type is hidden from the caller by another attempt.", Recovers),
        new("retry-logic.attempts-are-bounded", "When every attempt fails the caller sees the function's own failure.", Bounded),
        new("retry-logic.other-faults-pass", "A fault of another type reaches the caller after one attempt.", OthersPass),
        new("retry-logic.cancellation-ends-it", "A caller that cancels while waiting for a retry is released.", Cancels),
        new("retry-logic.budget-holds", "In an outage retries stay within their budget.", Budget),
    ];

    private static RetryLogic.Plan PlanOf(IScenarioHarness harness) => (RetryLogic.Plan)harness.Plan;

    private static Exception Transient(IScenarioHarness harness) => harness.Inner.Make(PlanOf(harness).Faults[0]);

    private static TimeSpan Long(IScenarioHarness harness) => PlanOf(harness).MaxDelay * (PlanOf(harness).MaxAttempts + 1);

    private static async Task Recovers(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => Transient(harness));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(Long(harness));
        var (expected, actual) = (await harness.BaselineAsync(0), await call);
        harness.Require(actual == expected, $"the response was {actual}, not {expected}");
        harness.Require(harness.Inner.Calls == 2, $"the function ran {harness.Inner.Calls} times, not 2");
    }

    private static async Task Bounded(IScenarioHarness harness)
    {
        var attempts = PlanOf(harness).MaxAttempts;
        harness.Inner.Fail(attempts + 5, () => Transient(harness));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(Long(harness));
        var failed = await ScenarioSteps.FailsAsync(call);
        var expected = Transient(harness).GetType();
        harness.Require(failed?.GetType() == expected, $"the caller saw {failed?.GetType().FullName ?? "a response"}, not {expected}");
        harness.Require(harness.Inner.Calls == attempts, $"the function ran {harness.Inner.Calls} times, not {attempts}");
    }

    private static async Task OthersPass(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(Long(harness));
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"}, not its own fault");
        harness.Require(harness.Inner.Calls == 1, $"a fault that does not pass was tried {harness.Inner.Calls} times");
    }

    private static async Task Cancels(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => Transient(harness));
        using var leaving = new CancellationTokenSource();
        var call = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(Long(harness));
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is not null, "a caller that had cancelled got a response after a retry");
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times though the caller had left");
    }

    private static async Task Budget(IScenarioHarness harness)
    {
        const int calls = 200;
        harness.Inner.Fail(calls * PlanOf(harness).MaxAttempts, () => Transient(harness));
        for (var i = 0; i < calls; i++)
        {
            var call = harness.CallAsync(i % harness.Requests);
            await harness.AdvanceAsync(Long(harness));
            await ScenarioSteps.FailsAsync(call);
        }
        var retries = harness.Inner.Calls - calls;
        var allowed = calls * PlanOf(harness).BudgetRatio + new Runtime.Policies.RetryOptions { ShouldRetry = _ => true }.BudgetReserve;
        harness.Require(retries <= allowed, $"{retries} retries followed {calls} failing calls; the budget allows {allowed:0}");
    }
}
