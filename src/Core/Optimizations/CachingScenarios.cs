using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

internal static class CachingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("caching.repeats-are-served", "A repeated request within the time to live does not execute the function again.", RepeatsAreServed),
        new("caching.expires", "After the time to live the function executes again.", Expires),
        new("caching.keys-tell-requests-apart", "A different request is never answered with another's response.", KeysTellRequestsApart),
        new("caching.failures-are-not-cached", "A failure is passed on and not remembered.", FailuresAreNotCached),
        new("caching.single-flight", "Concurrent misses of one request execute the function once.", SingleFlight),
        new("caching.responses-are-isolated", "A caller that changes its response changes no other caller's.", ResponsesAreIsolated),
        new("caching.cancellation-is-the-callers", "A caller that cancels leaves the others' answer alone.", CancellationIsTheCallers),
    ];

    private static TimeSpan TimeToLive(IScenarioHarness harness) => ((Caching.Plan)harness.Plan).TimeToLive;

    private static async Task RepeatsAreServed(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        var first = await harness.CallAsync(0);
        await harness.AdvanceAsync(TimeToLive(harness) * 0.9);
        var second = await harness.CallAsync(0);
        harness.Require(first == expected && second == expected, $"Expected {expected} twice, got {first} and {second}.");
        harness.Require(harness.Inner.Calls == 1, $"The function executed {harness.Inner.Calls} times for two equal requests.");
    }

    private static async Task Expires(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        await harness.AdvanceAsync(TimeToLive(harness) + TimeSpan.FromMilliseconds(1));
        await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == 2, $"After the time to live the function had executed {harness.Inner.Calls} times, not twice.");
    }

    private static async Task KeysTellRequestsApart(IScenarioHarness harness)
    {
        for (var request = 0; request < Math.Min(harness.Requests, 8); request++)
        {
            var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
            harness.Require(actual == expected, $"Request {request} was answered with {actual}, expected was {expected}.");
        }
    }

    private static async Task FailuresAreNotCached(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => harness.Inner.Make("System.InvalidOperationException"));
        var failed = await ScenarioOutcomes.FailureOf(harness.CallAsync(0));
        harness.Require(failed is InvalidOperationException, $"The function's failure reached the caller as {failed?.GetType().FullName ?? "a response"}.");
        var answer = await harness.CallAsync(0);
        harness.Require(answer == await harness.BaselineAsync(0), $"After a failure the next call was answered with {answer}.");
    }

    private static async Task SingleFlight(IScenarioHarness harness)
    {
        harness.Inner.Delay(3, TimeSpan.FromMilliseconds(100));
        Task<string>[] calls = [harness.CallAsync(0), harness.CallAsync(0), harness.CallAsync(0)];
        await harness.AdvanceAsync(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(calls);
        harness.Require(harness.Inner.Calls == 1, $"Three concurrent misses executed the function {harness.Inner.Calls} times.");
    }

    private static async Task ResponsesAreIsolated(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        await harness.CallAndMutateAsync(0);
        await harness.CallAndMutateAsync(0);
        var after = await harness.CallAsync(0);
        harness.Require(after == expected, $"After other callers changed their responses this one got {after}, expected was {expected}.");
    }

    private static async Task CancellationIsTheCallers(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        harness.Inner.Delay(2, TimeSpan.FromMilliseconds(100));
        var left = harness.CallAsync(0, leaving.Token);
        var stayed = harness.CallAsync(0);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.FromMilliseconds(300));
        harness.Require(await ScenarioOutcomes.FailureOf(left) is OperationCanceledException, "The caller that cancelled was not cancelled.");
        var answer = await stayed;
        harness.Require(answer == await harness.BaselineAsync(0), $"The caller that stayed got {answer}.");
    }
}
