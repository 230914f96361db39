using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated circuit breaker must show.</summary>
internal static class CircuitBreakerScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new Scenario("circuit-breaker.an-outage-opens-it", "After enough failures a call is refused without reaching the function.", Opens).Given(Surroundings.Faults),
        new Scenario("circuit-breaker.a-probe-closes-it", "After the break one call is let through, and its success lets all others through.", ProbeCloses).Given(Surroundings.Faults),
        new Scenario("circuit-breaker.a-failed-probe-keeps-it-open", "A probe that fails begins another break.", ProbeKeepsOpen).Given(Surroundings.Faults),
        new("circuit-breaker.other-faults-leave-it-closed", "Faults that do not come from the dependency never open the circuit.", OthersLeaveClosed),
        new Scenario("circuit-breaker.cancellation-leaves-it-closed", "Callers that cancel do not open the circuit.", CancellationLeavesClosed).Given(Surroundings.Crowds),
        new("circuit-breaker.healthy-calls-pass", "Responses pass unchanged, after one execution each, while the circuit is closed.", HealthyPass),
        new Scenario("circuit-breaker.the-ratio-decides", "Failures below the planned ratio leave it closed; above it they open it, successes in between or not.", RatioDecides).Given(Surroundings.Faults),
        new Scenario("circuit-breaker.the-window-decides", "Failures spread over the sampling time count together; older ones do not.", WindowDecides).Given(Surroundings.Faults),
        new Scenario("circuit-breaker.the-break-lasts", "Until the break is over no call reaches the function.", BreakLasts).Given(Surroundings.Faults),
        new("circuit-breaker.a-cancelled-caller-is-the-functions-own", "A caller that cancelled before it called gets what the function makes of that.", PolicySteps.CancelledCallerIsTheFunctionsOwnAsync),
        new("circuit-breaker.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("circuit-breaker.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
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
        var refused = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(refused is not null, "a call in an outage was answered");
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

    private static async Task RatioDecides(IScenarioHarness harness)
    {
        var plan = PlanOf(harness);
        var calls = Math.Min(4 * plan.MinimumThroughput, 400);
        if (plan.FailureRatio * 0.6 * plan.MinimumThroughput >= 1) await MixAsync(harness, calls, plan.FailureRatio * 0.6, opens: false);
        await harness.AdvanceAsync(2 * plan.SamplingDuration);
        await MixAsync(harness, calls, (1 + plan.FailureRatio) / 2, opens: plan.FailureRatio < 1);
    }

    /// <summary>Failures and successes evenly mixed, successes first.</summary>
    private static async Task MixAsync(IScenarioHarness harness, int calls, double share, bool opens)
    {
        var (failures, refused) = (0, 0);
        for (var i = 1; i <= calls; i++)
        {
            var fails = (int)(i * share) > failures;
            if (fails) failures++;
            harness.Inner.Fail(fails ? 1 : 0, () => Fault(harness, failures));
            var before = harness.Inner.Calls;
            await ScenarioSteps.FailsAsync(harness.CallAsync(i % harness.Requests));
            if (harness.Inner.Calls == before) refused++;
        }
        harness.Inner.Fail(0, () => Fault(harness, 0));
        harness.Require(refused > 0 == opens, $"{refused} of {calls} calls were refused while {share:P0} of them failed; {PlanOf(harness).FailureRatio:P0} open the circuit");
    }

    private static async Task WindowDecides(IScenarioHarness harness)
    {
        var plan = PlanOf(harness);
        await FailAsync(harness, plan.MinimumThroughput - 1, TimeSpan.Zero);
        await harness.AdvanceAsync(1.5 * plan.SamplingDuration);
        await FailAsync(harness, plan.MinimumThroughput - 1, TimeSpan.Zero);
        await harness.AdvanceAsync(1.5 * plan.SamplingDuration);
        await FailAsync(harness, plan.MinimumThroughput, plan.SamplingDuration * 0.8 / plan.MinimumThroughput);
        var before = harness.Inner.Calls;
        await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(harness.Inner.Calls == before, $"a call reached the function after {plan.MinimumThroughput} failures within {plan.SamplingDuration}");
    }

    private static async Task BreakLasts(IScenarioHarness harness)
    {
        await BreakAsync(harness);
        var before = harness.Inner.Calls;
        foreach (var part in (double[])[0.05, 0.45, 0.45])
        {
            await harness.AdvanceAsync(PlanOf(harness).BreakDuration * part);
            await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        }
        harness.Require(harness.Inner.Calls == before, $"a call reached the function before the break of {PlanOf(harness).BreakDuration} was over");
    }

    private static async Task HealthyPass(IScenarioHarness harness)
    {
        var before = harness.Inner.Calls;
        for (var i = 0; i < 2 * harness.Requests; i++)
        {
            var request = i % harness.Requests;
            var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
            harness.Require(actual == expected, $"request {request} was answered with {actual}, not {expected}");
            harness.Require(harness.Inner.Calls == before + i + 1, $"the function ran {harness.Inner.Calls - before} times for {i + 1} calls");
        }
    }

    /// <summary>The dependency fails from here on, and as often as the circuit needs to open.</summary>
    private static Task BreakAsync(IScenarioHarness harness) => FailAsync(harness, PlanOf(harness).MinimumThroughput, TimeSpan.Zero);

    /// <summary>So many failures reach their callers as they are, of all named types in turn; the dependency goes on failing.</summary>
    private static async Task FailAsync(IScenarioHarness harness, int failures, TimeSpan between)
    {
        for (var i = 0; i < failures; i++)
        {
            var which = i;
            harness.Inner.Fail(10 * failures, () => Fault(harness, which));
            var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
            var expected = Fault(harness, which).GetType();
            harness.Require(failed?.GetType() == expected, $"failure {i + 1} of {failures} reached the caller as {failed?.GetType().FullName ?? "a response"}");
            if (between > TimeSpan.Zero) await harness.AdvanceAsync(between);
        }
    }

    private static Exception Fault(IScenarioHarness harness, int which) => harness.Inner.Make(PlanOf(harness).Faults[which % PlanOf(harness).Faults.Count]);
}
