using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated retry must show.</summary>
internal static class RetryLogicScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("retry-logic.transient-faults-are-retried", "A fault of a named type is hidden from the caller by another attempt.", Recovers),
        new Scenario("retry-logic.attempts-are-bounded", "When every attempt fails the caller sees the function's own failure.", Bounded).Given(Surroundings.Faults),
        new("retry-logic.other-faults-pass", "A fault of another type reaches the caller after one attempt.", OthersPass),
        new Scenario("retry-logic.cancellation-ends-it", "A caller that cancels while waiting for a retry is released.", Cancels).Given(Surroundings.Faults),
        new Scenario("retry-logic.budget-holds", "In an outage retries stay within their budget, and use it.", Budget).Given(Surroundings.Outages),
        new Scenario("retry-logic.retries-are-spread", "Retries wait about as long as planned, and not all equally long.", Spread).Given(Surroundings.Crowds),
        new("retry-logic.cancellation-reaches-every-attempt", "A caller that cancels is released, and the attempt under way is told.", CancelsAttempts),
        new("retry-logic.healthy-calls-pass", "Responses pass unchanged, after one attempt each, while nothing fails.", HealthyPass),
        new("retry-logic.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
    ];

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly int Reserve = new Runtime.Policies.RetryOptions { ShouldRetry = _ => true }.BudgetReserve;

    private static RetryLogic.Plan PlanOf(IScenarioHarness harness) => (RetryLogic.Plan)harness.Plan;

    private static Exception Transient(IScenarioHarness harness) => harness.Inner.Make(PlanOf(harness).Faults[0]);

    private static TimeSpan Long(IScenarioHarness harness) => PlanOf(harness).MaxDelay * (PlanOf(harness).MaxAttempts + 1);

    private static async Task Recovers(IScenarioHarness harness)
    {
        var calls = 0;
        foreach (var fault in PlanOf(harness).Faults.Take(Reserve))
        {
            harness.Inner.Fail(1, () => harness.Inner.Make(fault));
            var call = harness.CallAsync(0);
            await harness.AdvanceAsync(PlanOf(harness).MaxDelay + Moment);
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted), $"no attempt was made within {PlanOf(harness).MaxDelay} after {fault}");
            var (expected, actual) = (await harness.BaselineAsync(0), await call);
            harness.Require(actual == expected, $"the response was {actual}, not {expected}");
            harness.Require(harness.Inner.Calls == (calls += 2), $"the function ran {harness.Inner.Calls} times, not {calls}");
        }
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
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"a fault that does not pass was tried {harness.Inner.Calls} times");
    }

    private static async Task Cancels(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => Transient(harness));
        using var leaving = new CancellationTokenSource();
        var call = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted), "a caller that cancelled while it waited for a retry was not released");
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is not null, "a caller that had cancelled got a response after a retry");
        await harness.AdvanceAsync(Long(harness));
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"the function ran {harness.Inner.Calls} times though the caller had left");
    }

    /// <summary>The first attempt, and one that follows a failure.</summary>
    private static async Task CancelsAttempts(IScenarioHarness harness)
    {
        await PolicySteps.CancellationReachesFunctionAsync(harness, TimeSpan.Zero);
        harness.Inner.Fail(1, () => Transient(harness));
        using var leaving = new CancellationTokenSource();
        var call = harness.CallAsync(0, leaving.Token);
        harness.Inner.Delay(1, Long(harness));
        await harness.AdvanceAsync(PlanOf(harness).MaxDelay + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 3), $"the function ran {harness.Inner.Calls - 1} times for a call that failed once, not 2");
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.CancelledCalls == 2), "the cancellation did not reach the second attempt");
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is OperationCanceledException, $"the caller that cancelled saw {failed?.GetType().FullName ?? "a response"}");
    }

    /// <summary>
    /// In Polly's decorrelated jitter the first wait is up to 1.38 times the planned one, less than a quarter of it in 4 of 100 draws; of
    /// as many calls as the budget allows at once not all draw that little, nor the same.
    /// </summary>
    private static async Task Spread(IScenarioHarness harness)
    {
        harness.Inner.Fail(Reserve, () => Transient(harness));
        var calls = Enumerable.Range(0, Reserve).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(harness.Inner.Calls < 2 * Reserve, $"{Reserve} calls that failed were all tried again at once");
        var (step, moments, early) = (PlanOf(harness).BaseDelay / 20, 0, 0);
        for (var i = 0; i < 30; i++)
        {
            var before = harness.Inner.Calls;
            await harness.AdvanceAsync(step);
            if (harness.Inner.Calls > before) moments++;
            if (i < 5) early = harness.Inner.Calls - Reserve;
        }
        harness.Require(early < Reserve, $"all of {Reserve} retries came within a quarter of the planned {PlanOf(harness).BaseDelay}");
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 2 * Reserve), $"{2 * Reserve - harness.Inner.Calls} of {Reserve} retries had not come after one and a half times the planned {PlanOf(harness).BaseDelay}");
        harness.Require(moments > 1, $"all of {Reserve} retries came at the same moment");
        foreach (var call in calls) await call;
    }

    /// <summary>Retries ≤ max(reserve, ratio × calls), and no fewer than that; what healthy calls earn can be spent again.</summary>
    private static async Task Budget(IScenarioHarness harness)
    {
        var ratio = PlanOf(harness).BudgetRatio;
        var calls = (int)Math.Clamp(2 * Reserve / ratio, 100, 400);
        harness.Inner.Fail(calls * PlanOf(harness).MaxAttempts, () => Transient(harness));
        for (var i = 0; i < calls; i++)
        {
            var call = harness.CallAsync(i % harness.Requests);
            if (!call.IsCompleted) await harness.AdvanceAsync(Long(harness));
            await ScenarioSteps.FailsAsync(call);
        }
        var (retries, allowed) = (harness.Inner.Calls - calls, Math.Max(Reserve, calls * ratio));
        harness.Require(retries <= allowed + 1, $"{retries} retries followed {calls} failing calls; the budget allows {allowed:0}");
        harness.Require(retries >= allowed - 2, $"{retries} retries followed {calls} failing calls, of {allowed:0} that the budget allows");
        harness.Inner.Fail(0, () => Transient(harness));
        for (var i = 0; i < 2 / ratio + 1; i++) await harness.CallAsync(0);
        await Recovers(harness, harness.Inner.Calls);
    }

    private static async Task Recovers(IScenarioHarness harness, int before)
    {
        harness.Inner.Fail(1, () => Transient(harness));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(PlanOf(harness).MaxDelay + Moment);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == before + 2 && call.IsCompletedSuccessfully), "what healthy calls had earned was not spent on a retry");
    }

    private static async Task HealthyPass(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.Requests; i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i), await harness.CallAsync(i));
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
            harness.Require(harness.Inner.Calls == i + 1, $"the function ran {harness.Inner.Calls} times for {i + 1} calls that did not fail");
        }
    }
}
