using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated deduplication must show.</summary>
internal static class RequestDeduplicationScenarios
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("request-deduplication.concurrent-duplicates-execute-once", "Ten concurrent identical requests run the function once.", SharingSteps.StampedeAsync),
        new("request-deduplication.failures-are-not-kept", "A request after a shared failure runs the function again.", SharingSteps.FailuresReachAllAsync),
        new Scenario("request-deduplication.requests-are-told-apart", "Different concurrent requests get their own responses.", ToldApart).Given(Surroundings.Crowds),
        new Scenario("request-deduplication.near-requests-are-told-apart", "Concurrent requests that differ in a letter, a digit or an order are executed each.", NearToldApart).Given(Surroundings.Crowds),
        new("request-deduplication.failures-reach-every-caller", "All sharers see the failure.", SharingSteps.FailuresReachAllAsync),
        new Scenario("request-deduplication.nothing-is-kept", "A request after an execution has ended runs the function again.", KeepsNothing).Given(Surroundings.Repeats),
        new Scenario("request-deduplication.others-under-way-do-not-matter", "However many other requests are under way, duplicates share.", SharesAmongOthers).Given(Surroundings.Crowds),
        new Scenario("request-deduplication.join-age-is-bounded", "An execution is joined while it is young, and not after that.", JoinAge).Given(Surroundings.Together),
        new("request-deduplication.one-leaves-others-stay", "A caller that cancels does not cancel the others.", SharingSteps.OneLeavesAsync),
        new("request-deduplication.all-leave-execution-stops", "The execution is cancelled when every caller has left, and nobody joins it any more.", SharingSteps.AllLeaveAsync),
        new("request-deduplication.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("request-deduplication.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
    ];

    private static async Task KeepsNothing(IScenarioHarness harness)
    {
        await SharingSteps.StampedeAsync(harness);
        for (var i = 2; i <= 4; i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
            harness.Require(actual == expected, $"call {i} was answered with {actual}, not {expected}");
            harness.Require(harness.Inner.Calls == i, $"the function ran {harness.Inner.Calls} times for {i} executions that followed each other");
        }
    }

    private static async Task SharesAmongOthers(IScenarioHarness harness)
    {
        if (!harness.MakesOthers()) return;
        harness.Inner.Delay(20, Execution);
        var calls = Enumerable.Range(0, 10).Select(i => harness.CallOtherAsync(i)).Prepend(harness.CallAsync(0)).ToList();
        calls.AddRange(Enumerable.Range(0, 10).Select(i => harness.CallOtherAsync(i)).Append(harness.CallAsync(0)));
        await harness.AdvanceAsync(Execution);
        await Task.WhenAll(calls);
        harness.Require(harness.Inner.Calls == 11, $"11 requests, each twice at once, ran the function {harness.Inner.Calls} times");
    }

    private static async Task NearToldApart(IScenarioHarness harness)
    {
        var near = harness.NearRequests();
        harness.Inner.Delay(near + 1, Execution);
        var calls = Enumerable.Range(0, near).Select(i => harness.CallNearAsync(i)).Prepend(harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(Execution);
        await Task.WhenAll(calls);
        harness.Require(harness.Inner.Calls == near + 1, $"{near + 1} requests that differ a little, at once, ran the function {harness.Inner.Calls} times");
    }

    private static async Task JoinAge(IScenarioHarness harness)
    {
        var age = ((RequestDeduplication.Plan)harness.Plan).MaxJoinAge;
        harness.Inner.Delay(1, 2 * age);
        var calls = new List<Task<string>> { harness.CallAsync(0) };
        await harness.AdvanceAsync(age * 0.9);
        calls.Add(harness.CallAsync(0));
        harness.Require(harness.Inner.Calls == 1, "an execution that may still be joined was not");
        await harness.AdvanceAsync(age * 0.1 + TimeSpan.FromMilliseconds(1));
        calls.Add(harness.CallAsync(0));
        harness.Require(harness.Inner.Calls == 2, $"an execution older than {age} was joined");
        await harness.AdvanceAsync(2 * age);
        var (expected, responses) = (await harness.BaselineAsync(0), await Task.WhenAll(calls));
        harness.Require(Array.TrueForAll(responses, r => r == expected), $"not every response was {expected}");
    }

    private static async Task ToldApart(IScenarioHarness harness)
    {
        var count = Math.Min(harness.Requests, 8);
        harness.Inner.Delay(count, Execution);
        var calls = Enumerable.Range(0, count).Select(i => harness.CallAsync(i)).ToList();
        await harness.AdvanceAsync(Execution);
        for (var i = 0; i < count; i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i), await calls[i]);
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
        }
    }
}
