using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What a fallback that keeps the last good response must show; one that is declared keeps nothing, and passes.</summary>
internal static class LastGoodScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new Scenario("error-handling.nothing-is-made-up", "Without a good response or a declared fallback the caller sees the fault.", h => IfKeptAsync(h, MakesNothingUp)).Given(Surroundings.Faults),
        new Scenario("error-handling.near-requests-are-told-apart", "A request that never had a good response is not answered with that of one which differs a little.", h => IfKeptAsync(h, NearToldApart)).Given(Surroundings.Repeats | Surroundings.Faults | Surroundings.Outages),
        new Scenario("error-handling.age-is-bounded", "A last good response that is too old is not served.", h => IfKeptAsync(h, AgeBounded)).Given(Surroundings.Repeats | Surroundings.Faults),
        new Scenario("error-handling.the-latest-response-counts", "Of good responses the one whose execution began last is served.", h => IfKeptAsync(h, LatestCounts)).Given(Surroundings.Repeats | Surroundings.Faults | Surroundings.Together),
        new Scenario("error-handling.size-is-bounded", "No more responses are kept than planned; the one used longest ago makes room.", h => IfKeptAsync(h, SizeBounded)).Given(Surroundings.Repeats | Surroundings.Faults),
    ];

    private static Task IfKeptAsync(IScenarioHarness harness, Func<IScenarioHarness, Task> body) =>
        ErrorHandlingScenarios.PlanOf(harness).Response is null ? body(harness) : Task.CompletedTask;

    private static async Task MakesNothingUp(IScenarioHarness harness)
    {
        if (harness.Requests > 1) await harness.CallAsync(1);
        ErrorHandlingScenarios.Fail(harness);
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is not null, "a request that never had a good response was answered with another's");
        var expected = harness.Inner.Make(ErrorHandlingScenarios.PlanOf(harness).Faults[0]).GetType();
        harness.Require(failed!.GetType() == expected, $"the caller saw {failed.GetType().FullName}, not the function's own {expected.FullName}");
    }

    private static async Task NearToldApart(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.NearRequests(); i++)
        {
            await harness.CallAsync(0);
            ErrorHandlingScenarios.Fail(harness);
            var failed = await ScenarioSteps.FailsAsync(harness.CallNearAsync(i));
            harness.Require(failed is not null, $"{harness.Inner.LastRequest} never had a good response, and was answered with that of a request which differs a little");
        }
    }

    private static async Task AgeBounded(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        await harness.AdvanceAsync(ErrorHandlingScenarios.PlanOf(harness).MaxAge * 0.9);
        ErrorHandlingScenarios.Fail(harness);
        var young = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(young is null, "a response younger than the plan allows was not served");
        await harness.AdvanceAsync(ErrorHandlingScenarios.PlanOf(harness).MaxAge * 0.1 + TimeSpan.FromMilliseconds(1));
        ErrorHandlingScenarios.Fail(harness);
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is not null, "a response older than the plan allows was served");
    }

    /// <summary>Also where an execution that began earlier ends later: its response was older from the start.</summary>
    private static async Task LatestCounts(IScenarioHarness harness)
    {
        var age = ErrorHandlingScenarios.PlanOf(harness).MaxAge;
        harness.Inner.Delay(1, age / 2);
        var slow = harness.CallAsync(0);
        await harness.AdvanceAsync(age / 4);
        await harness.CallAsync(0);
        await harness.AdvanceAsync(age / 2);
        await slow;
        for (var i = 1; i <= 2; i++)
        {
            await harness.AdvanceAsync(age * 0.4);
            ErrorHandlingScenarios.Fail(harness);
            var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
            harness.Require(failed is null, "a good response younger than the plan allows was not served, because of an older one");
            await harness.CallAsync(0);
            await harness.AdvanceAsync(age * 0.4);
        }
    }

    private static async Task SizeBounded(IScenarioHarness harness)
    {
        if (!harness.MakesOthers()) return;
        var most = ErrorHandlingScenarios.PlanOf(harness).MaxEntries;
        await harness.CallAsync(0);
        for (var i = 1; i < most; i++) await harness.CallOtherAsync(i);
        ErrorHandlingScenarios.Fail(harness);
        var kept = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(kept is null, $"one of {most} responses was not kept, though there is room for {most}");
        await harness.CallOtherAsync(most);
        ErrorHandlingScenarios.Fail(harness);
        var used = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(used is null || most == 1, "the response that was used last made room for a new one");
        for (var i = 1; i <= most; i++) await harness.CallOtherAsync(most + i);
        ErrorHandlingScenarios.Fail(harness);
        var gone = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(gone is not null, $"a response was kept though {most} others came after it, and there is room for {most}");
    }
}
