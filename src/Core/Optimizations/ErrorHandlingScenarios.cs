using Optimizer.Core.Proof;
using Polly.CircuitBreaker;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated fallback must show.</summary>
internal static class ErrorHandlingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new Scenario("error-handling.a-named-fault-is-answered", "After a good response a fault of a named type does not reach the caller.", Answers).Given(Surroundings.Repeats | Surroundings.Faults),
        new Scenario("error-handling.nothing-is-made-up", "Without a good response or a declared fallback the caller sees the fault.", MakesNothingUp).Given(Surroundings.Faults),
        new Scenario("error-handling.other-faults-pass", "A fault of another type reaches the caller.", OthersPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.fatal-faults-pass", "A fault of the process itself reaches the caller.", FatalPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.cancellation-passes", "A caller that cancels sees its cancellation, not a fallback.", CancellationPasses).Given(Surroundings.Repeats),
        new Scenario("error-handling.callers-do-not-share-state", "What one caller does to a fallback no other caller sees.", Isolated).Given(Surroundings.Repeats | Surroundings.Faults),
        new Scenario("error-handling.age-is-bounded", "A last good response that is too old is not served.", AgeBounded).Given(Surroundings.Repeats | Surroundings.Faults),
        new Scenario("error-handling.healthy-calls-pass", "Responses pass unchanged, after one execution each, while nothing fails.", HealthyPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.an-open-circuit-stands-for-its-cause", "A circuit that a named fault opened is answered, one that another fault opened is not.", CircuitStandsForCause).Given(Surroundings.Repeats),
        new Scenario("error-handling.size-is-bounded", "No more responses are kept than planned; the one used longest ago makes room.", SizeBounded).Given(Surroundings.Repeats | Surroundings.Faults),
        new("error-handling.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("error-handling.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
    ];

    private static ErrorHandling.Plan PlanOf(IScenarioHarness harness) => (ErrorHandling.Plan)harness.Plan;

    private static void Fail(IScenarioHarness harness) => harness.Inner.Fail(1, () => harness.Inner.Make(PlanOf(harness).Faults[0]));

    private static async Task Answers(IScenarioHarness harness)
    {
        var fallback = PlanOf(harness).Response is null ? null : harness.DeclaredFallback(0);
        var expected = await harness.CallAsync(0);
        var calls = 1;
        foreach (var fault in PlanOf(harness).Faults)
        {
            harness.Inner.Fail(1, () => harness.Inner.Make(fault));
            var actual = await harness.CallAsync(0);
            harness.Require(actual == (fallback ?? expected), $"after {fault} the caller got {actual}, not {fallback ?? expected}");
            var next = await harness.CallAsync(0);
            harness.Require(next == expected, $"after the failure the response was {next}, not {expected}");
            harness.Require(harness.Inner.Calls == (calls += 2), $"the function ran {harness.Inner.Calls} times for {calls} calls");
        }
    }

    private static async Task CircuitStandsForCause(IScenarioHarness harness)
    {
        var good = await harness.CallAsync(0);
        var expected = PlanOf(harness).Response is null ? good : harness.DeclaredFallback(0) ?? good;
        harness.Inner.Fail(1, () => new BrokenCircuitException("scripted", harness.Inner.Make(PlanOf(harness).Faults[0])));
        var actual = await harness.CallAsync(0);
        harness.Require(actual == expected, $"while the circuit was open the caller got {actual}, not {expected}");
        harness.Inner.Fail(1, () => new BrokenCircuitException("scripted", new NotSupportedException("scripted")));
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is BrokenCircuitException, $"the caller saw {failed?.GetType().FullName ?? "a response"} of a circuit that another fault had opened");
    }

    /// <summary>Of a last good response; a declared fallback keeps nothing.</summary>
    private static async Task SizeBounded(IScenarioHarness harness)
    {
        if (PlanOf(harness).Response is not null || !harness.MakesOthers()) return;
        var most = PlanOf(harness).MaxEntries;
        await harness.CallAsync(0);
        for (var i = 1; i < most; i++) await harness.CallOtherAsync(i);
        Fail(harness);
        var kept = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(kept is null, $"one of {most} responses was not kept, though there is room for {most}");
        for (var i = 0; i < most; i++) await harness.CallOtherAsync(most + i);
        Fail(harness);
        var gone = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(gone is not null, $"a response was kept though {most} others came after it, and there is room for {most}");
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
        harness.Inner.Fail(1, () => new OperationCanceledException("scripted"));
        var gaveUp = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(gaveUp is OperationCanceledException, $"the caller saw {gaveUp?.GetType().FullName ?? "a response"} though the function itself gave up");
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
        await harness.AdvanceAsync(PlanOf(harness).MaxAge * 0.9);
        Fail(harness);
        var young = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(young is null, "a response younger than the plan allows was not served");
        await harness.AdvanceAsync(PlanOf(harness).MaxAge * 0.1 + TimeSpan.FromMilliseconds(1));
        Fail(harness);
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is not null, "a response older than the plan allows was served");
    }

    private static async Task HealthyPass(IScenarioHarness harness)
    {
        for (var i = 0; i < 2 * harness.Requests; i++)
        {
            var request = i % harness.Requests;
            var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
            harness.Require(actual == expected, $"request {request} was answered with {actual}, not {expected}");
            harness.Require(harness.Inner.Calls == i + 1, $"the function ran {harness.Inner.Calls} times for {i + 1} calls");
        }
    }
}
