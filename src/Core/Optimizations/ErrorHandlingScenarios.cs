using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated fallback must show.</summary>
internal static class ErrorHandlingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("error-handling.a-named-fault-is-answered", "After a good response a fault of a named type does not reach the caller.", Answers),
        new("error-handling.nothing-is-made-up", "Without a good response or a declared fallback the caller sees the fault.", MakesNothingUp),
        new("error-handling.other-faults-pass", "A fault of another type reaches the caller.", OthersPass),
        new("error-handling.fatal-faults-pass", "A fault of the process itself reaches the caller.", FatalPass),
        new("error-handling.cancellation-passes", "A caller that cancels sees its cancellation, not a fallback.", CancellationPasses),
        new("error-handling.callers-do-not-share-state", "What one caller does to a fallback no other caller sees.", Isolated),
        new("error-handling.age-is-bounded", "A last good response that is too old is not served.", AgeBounded),
        new("error-handling.healthy-calls-pass", "Responses pass unchanged while nothing fails.", HealthyPass),
    ];

    private static ErrorHandling.Plan PlanOf(IScenarioHarness harness) => (ErrorHandling.Plan)harness.Plan;

    private static void Fail(IScenarioHarness harness) => harness.Inner.Fail(1, () => harness.Inner.Make(PlanOf(harness).Faults[0]));

    private static async Task Answers(IScenarioHarness harness)
    {
        var expected = await harness.CallAsync(0);
        Fail(harness);
        var actual = await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == 2, $"the function ran {harness.Inner.Calls} times for two calls");
        harness.Require(PlanOf(harness).Response is not null || actual == expected, $"the last good response was {expected}, the caller got {actual}");
    }

    private static async Task MakesNothingUp(IScenarioHarness harness)
    {
        if (PlanOf(harness).Response is not null) return;
        if (harness.Requests > 1) await harness.CallAsync(1);
        Fail(harness);
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is not null, "a request that never had a good response was answered with another's");
    }

    private static async Task OthersPass(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"} instead of its own fault");
    }

    private static async Task FatalPass(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        harness.Inner.Fail(1, () => new InsufficientExecutionStackException("scripted"));
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is InsufficientExecutionStackException, $"the caller saw {failed?.GetType().FullName ?? "a response"} instead of the fatal fault");
    }

    private static async Task CancellationPasses(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        harness.Inner.Delay(1, TimeSpan.FromMilliseconds(50));
        using var leaving = new CancellationTokenSource();
        var call = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is OperationCanceledException, $"a caller that cancelled saw {failed?.GetType().FullName ?? "a response"}");
        harness.Require(harness.Inner.CancelledCalls == 1, "the cancellation did not reach the function");
    }

    private static async Task Isolated(IScenarioHarness harness)
    {
        await harness.CallAndMutateAsync(0);
        Fail(harness);
        var first = await harness.CallAndMutateAsync(0);
        Fail(harness);
        var second = await harness.CallAsync(0);
        harness.Require(first == second, $"after another caller changed its fallback, this one got {second}, not {first}");
    }

    private static async Task AgeBounded(IScenarioHarness harness)
    {
        if (PlanOf(harness).Response is not null) return;
        await harness.CallAsync(0);
        await harness.AdvanceAsync(PlanOf(harness).MaxAge + TimeSpan.FromMilliseconds(1));
        Fail(harness);
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is not null, "a response older than the plan allows was served");
    }

    private static async Task HealthyPass(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.Requests; i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i), await harness.CallAsync(i));
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
        }
    }
}
