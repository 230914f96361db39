using Optimizer.Core.Proof;
using Polly.CircuitBreaker;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated fallback must show.</summary>
internal static class ErrorHandlingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new Scenario("error-handling.a-named-fault-is-answered", "After a good response a fault of a named type does not reach the caller.", Answers).Given(Surroundings.Repeats | Surroundings.Faults | Surroundings.Outages),
        new Scenario("error-handling.other-faults-pass", "A fault of another type reaches the caller.", OthersPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.fatal-faults-pass", "A fault of the process itself reaches the caller.", FatalPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.cancellation-passes", "A caller that cancels sees its cancellation, not a fallback.", CancellationPasses).Given(Surroundings.Repeats),
        new Scenario("error-handling.callers-do-not-share-state", "What one caller does to a fallback no other caller sees.", Isolated).Given(Surroundings.Repeats | Surroundings.Faults | Surroundings.Outages),
        new Scenario("error-handling.healthy-calls-pass", "Responses pass unchanged, after one execution each, while nothing fails.", HealthyPass).Given(Surroundings.Repeats),
        new Scenario("error-handling.an-open-circuit-stands-for-its-cause", "A circuit that a named fault opened is answered, one that another fault opened is not.", CircuitStandsForCause).Given(Surroundings.Repeats),
        new("error-handling.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("error-handling.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
        .. LastGoodScenarios.All,
    ];

    internal static ErrorHandling.Plan PlanOf(IScenarioHarness harness) => (ErrorHandling.Plan)harness.Plan;

    /// <summary>The next call of the function fails for a reason that is handled.</summary>
    internal static void Fail(IScenarioHarness harness) => harness.Inner.Fail(1, () => harness.Inner.Make(PlanOf(harness).Faults[0]));

    private static async Task Answers(IScenarioHarness harness)
    {
        foreach (var fault in PlanOf(harness).Faults)
        {
            for (var i = 0; i < harness.Requests; i++) await AnswersAsync(harness, i, fault);
        }
    }

    private static async Task AnswersAsync(IScenarioHarness harness, int request, string fault)
    {
        var before = harness.Inner.Calls;
        var expected = await harness.CallAsync(request);
        var fallback = PlanOf(harness).Response is null ? expected : harness.DeclaredFallback(request) ?? expected;
        harness.Inner.Fail(1, () => harness.Inner.Make(fault));
        var actual = await harness.CallAsync(request);
        harness.Require(actual == fallback, $"after {fault} the caller got {actual}, not {fallback}");
        var next = await harness.CallAsync(request);
        harness.Require(next == expected, $"after the failure the response was {next}, not {expected}");
        harness.Require(harness.Inner.Calls == before + 3, $"the function ran {harness.Inner.Calls - before} times for 3 calls");
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

    /// <summary>Of every request, since what stands in for one need not be what stands in for another.</summary>
    private static async Task Isolated(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.Requests; i++)
        {
            var declared = PlanOf(harness).Response is null ? null : harness.DeclaredFallback(i);
            var good = await harness.CallAndMutateAsync(i);
            Fail(harness);
            var first = await harness.CallAndMutateAsync(i);
            harness.Require(first == (declared ?? good), $"after another caller changed its response, this one got {first} in place of it, not {declared ?? good}");
            Fail(harness);
            var second = await harness.CallAsync(i);
            harness.Require(first == second, $"after another caller changed its fallback, this one got {second}, not {first}");
        }
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
