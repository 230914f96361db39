using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

internal static class RetryLogicScenarios
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("retry.transient-recovers", "A transient failure that passes does not reach the caller.", TransientRecovers),
        new("retry.gives-up", "After the last attempt the caller gets the function's own failure.", GivesUp),
        new("retry.other-faults-pass", "A failure that is not transient is passed on at once.", OtherFaultsPass),
        new("retry.success-executes-once", "A success is executed once.", SuccessExecutesOnce),
        new("retry.honours-cancellation", "A caller that cancels during the wait is not retried for.", HonoursCancellation),
        new("retry.budget", "In an outage the extra load stays within the budget.", Budget),
    ];

    private static RetryLogic.Plan Plan(IScenarioHarness harness) => (RetryLogic.Plan)harness.Plan;

    private static Exception Fault(IScenarioHarness harness) => harness.Inner.Make(Plan(harness).Transient[0]);

    private static async Task TransientRecovers(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => Fault(harness));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(LongEnough);
        var answer = await call;
        var expected = await harness.BaselineAsync(0);
        harness.Require(answer == expected, $"After one transient failure the answer was {answer}, expected was {expected}.");
        harness.Require(harness.Inner.Calls == 2, $"One failure and one success took {harness.Inner.Calls} executions.");
    }

    private static async Task GivesUp(IScenarioHarness harness)
    {
        harness.Inner.Fail(20, () => Fault(harness));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(LongEnough);
        var failure = await ScenarioOutcomes.FailureOf(call);
        var attempts = Plan(harness).MaxAttempts;
        harness.Require(failure?.GetType() == Fault(harness).GetType(), $"The caller got {failure?.GetType().FullName ?? "a response"}.");
        harness.Require(harness.Inner.Calls == attempts, $"A lasting failure took {harness.Inner.Calls} executions, the plan says {attempts}.");
    }

    private static async Task OtherFaultsPass(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => harness.Inner.Make("System.InvalidOperationException"));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(LongEnough);
        harness.Require(await ScenarioOutcomes.FailureOf(call) is InvalidOperationException, "A failure that is not transient did not reach the caller.");
        harness.Require(harness.Inner.Calls == 1, $"A failure that is not transient was executed {harness.Inner.Calls} times.");
    }

    private static async Task SuccessExecutesOnce(IScenarioHarness harness)
    {
        var answer = await harness.CallAsync(0);
        harness.Require(answer == await harness.BaselineAsync(0), $"A success was answered with {answer}.");
        harness.Require(harness.Inner.Calls == 1, $"A success took {harness.Inner.Calls} executions.");
    }

    private static async Task HonoursCancellation(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        harness.Inner.Fail(20, () => Fault(harness));
        var call = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(LongEnough);
        harness.Require(await ScenarioOutcomes.FailureOf(call) is not null, "A cancelled call gave a response.");
        harness.Require(harness.Inner.Calls == 1, $"A call that was cancelled during the wait was executed {harness.Inner.Calls} times.");
    }

    private static async Task Budget(IScenarioHarness harness)
    {
        const int Calls = 400;
        harness.Inner.Fail(Calls * 10, () => Fault(harness));
        for (var i = 0; i < Calls; i++)
        {
            var call = harness.CallAsync(i % harness.Requests);
            await harness.AdvanceAsync(LongEnough);
            await ScenarioOutcomes.FailureOf(call);
        }
        var extra = (harness.Inner.Calls - Calls) / (double)Calls;
        var allowed = Plan(harness).BudgetRatio + 0.05;
        harness.Require(extra <= allowed, FormattableString.Invariant($"In an outage of {Calls} calls the extra load was {extra:P0}, allowed is {allowed:P0}."));
    }
}
