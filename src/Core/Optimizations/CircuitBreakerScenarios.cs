using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated circuit breaker must show.</summary>
internal static class CircuitBreakerScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("circuit-breaker.an-outage-opens-it", "After enough failures a call is refused without reaching the function.", Opens),
        new("circuit-breaker.a-probe-closes-it", "After the break one call is let through, and its success lets all others through.", ProbeCloses),
        new("circuit-breaker.a-failed-probe-keeps-it-open", "A probe that fails begins another break.", ProbeKeepsOpen),
        new("circuit-breaker.other-faults-leave-it-closed", "Faults that do not come from the dependency never open the circuit.", OthersLeaveClosed),
        new("circuit-breaker.cancellation-leaves-it-closed", "Callers that cancel do not open the circuit.", CancellationLeavesClosed),
        new("circuit-breaker.healthy-calls-pass", "Responses pass unchanged while the circuit is closed.", HealthyPass),
    ];

    private static CircuitBreaker.Plan PlanOf(IScenarioHarness harness) => (CircuitBreaker.Plan)harness.Plan;

    private static async Task Opens(IScenarioHarness harness)
    {
        await BreakAsync(harness);
        var before = harness.Inner.Calls;
        var refused = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(refused is not null, "a call in an outage was answered");
        harness.Require(harness.Inner.Calls == before, $"a call reached the function after {before} failures in a row");
    }

    private static async Task ProbeCloses(IScenarioHarness harness)
    {
        await BreakAsync(harness);
        harness.Inner.Fail(0, () => new NotSupportedException());
        await harness.AdvanceAsync(PlanOf(harness).BreakDuration + TimeSpan.FromMilliseconds(1));
        await HealthyPass(harness);
    }

    private static async Task ProbeKeepsOpen(IScenarioHarness harness)
    {
        await BreakAsync(harness);
        await harness.AdvanceAsync(PlanOf(harness).BreakDuration + TimeSpan.FromMilliseconds(1));
        var before = harness.Inner.Calls;
        for (var i = 0; i < 5; i++) await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(harness.Inner.Calls == before + 1, $"{harness.Inner.Calls - before} calls reached the function after the break, not one probe");
    }

    private static async Task OthersLeaveClosed(IScenarioHarness harness)
    {
        var failures = 3 * PlanOf(harness).MinimumThroughput;
        harness.Inner.Fail(failures, () => new NotSupportedException("scripted"));
        for (var i = 0; i < failures; i++)
        {
            var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
            harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"}, not the function's own fault");
        }
        await HealthyPass(harness);
    }

    private static async Task CancellationLeavesClosed(IScenarioHarness harness)
    {
        var calls = 3 * PlanOf(harness).MinimumThroughput;
        harness.Inner.Delay(calls, TimeSpan.FromMilliseconds(50));
        using var leaving = new CancellationTokenSource();
        var left = Enumerable.Range(0, calls).Select(_ => harness.CallAsync(0, leaving.Token)).ToList();
        await leaving.CancelAsync();
        foreach (var call in left)
        {
            var failed = await ScenarioSteps.FailsAsync(call);
            harness.Require(failed is OperationCanceledException, $"a caller that cancelled saw {failed?.GetType().FullName ?? "a response"}");
        }
        await HealthyPass(harness);
    }

    private static async Task HealthyPass(IScenarioHarness harness)
    {
        for (var i = 0; i < 2 * harness.Requests; i++)
        {
            var request = i % harness.Requests;
            var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
            harness.Require(actual == expected, $"request {request} was answered with {actual}, not {expected}");
        }
    }

    /// <summary>The dependency fails from here on, and as often as the circuit needs to open.</summary>
    private static async Task BreakAsync(IScenarioHarness harness)
    {
        var (plan, calls) = (PlanOf(harness), PlanOf(harness).MinimumThroughput);
        harness.Inner.Fail(10 * calls, () => harness.Inner.Make(plan.Faults[0]));
        var expected = harness.Inner.Make(plan.Faults[0]).GetType();
        for (var i = 0; i < calls; i++)
        {
            var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
            harness.Require(failed?.GetType() == expected, $"failure {i + 1} of {calls} reached the caller as {failed?.GetType().FullName ?? "a response"}");
        }
    }
}
