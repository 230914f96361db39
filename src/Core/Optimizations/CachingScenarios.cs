using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated cache must show.</summary>
internal static class CachingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("caching.repeats-are-answered-from-memory", "A repeated request within the time to live does not reach the function.", Repeats),
        new("caching.entries-expire", "After the time to live a request reaches the function again.", Expires),
        new("caching.failures-are-not-cached", "A failure is not remembered.", FailuresPass),
        new("caching.callers-do-not-share-state", "What one caller does to its response no other caller sees.", Isolated),
        new("caching.requests-are-told-apart", "Different requests get their own responses.", ToldApart),
        new("caching.near-requests-are-told-apart", "Requests that differ in a letter, a digit or an order get their own responses.", SharingSteps.NearToldApartAsync),
        new("caching.a-stampede-executes-once", "Concurrent misses of one request share an execution.", SharingSteps.StampedeAsync),
        new("caching.size-is-bounded", "No more responses are kept than planned; the one used longest ago makes room.", h => SharingSteps.BoundedAsync(h, PlanOf(h).MaxEntries)),
        new("caching.failures-reach-every-caller", "All who share an execution see its failure.", SharingSteps.FailuresReachAllAsync),
        new("caching.one-leaves-others-stay", "A caller that cancels does not take the response from the others.", SharingSteps.OneLeavesAsync),
        new("caching.all-leave-execution-stops", "The execution is cancelled when every caller has left, and nobody joins it any more.", SharingSteps.AllLeaveAsync),
        new("caching.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("caching.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
    ];

    private static Caching.Plan PlanOf(IScenarioHarness harness) => (Caching.Plan)harness.Plan;

    private static async Task Repeats(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        var (first, second) = (await harness.CallAsync(0), await harness.CallAsync(0));
        harness.Require(first == expected && second == expected, $"the responses were {first} and {second}, not {expected}");
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for two equal requests");
    }

    /// <summary>Age counts from the start of the execution; being used does not make a response younger.</summary>
    private static async Task Expires(IScenarioHarness harness)
    {
        var timeToLive = PlanOf(harness).TimeToLive;
        harness.Inner.Delay(1, timeToLive / 20);
        var first = harness.CallAsync(0);
        await harness.AdvanceAsync(timeToLive * 0.9);
        await first;
        await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times; a response younger than the time to live was not served");
        await harness.AdvanceAsync(timeToLive * 0.1 + TimeSpan.FromMilliseconds(1));
        await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == 2, $"the function ran {harness.Inner.Calls} times; a stale response was served");
    }

    private static async Task FailuresPass(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"} instead of the function's failure");
        var expected = await harness.BaselineAsync(0);
        var after = await harness.CallAsync(0);
        harness.Require(after == expected, $"after the failure the response was {after}, not {expected}");
    }

    private static async Task Isolated(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        await harness.CallAndMutateAsync(0);
        var next = await harness.CallAsync(0);
        harness.Require(next == expected, $"after another caller changed its response, this one got {next}, not {expected}");
    }

    private static async Task ToldApart(IScenarioHarness harness)
    {
        for (var i = 0; i < Math.Min(harness.Requests, 8); i++)
        {
            var expected = await harness.BaselineAsync(i);
            var actual = await harness.CallAsync(i);
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
        }
    }
}
