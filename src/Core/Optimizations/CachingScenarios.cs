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
        new("caching.a-stampede-executes-once", "Concurrent misses of one request share an execution.", Stampede),
    ];

    private static async Task Repeats(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        var (first, second) = (await harness.CallAsync(0), await harness.CallAsync(0));
        harness.Require(first == expected && second == expected, $"the responses were {first} and {second}, not {expected}");
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for two equal requests");
    }

    private static async Task Expires(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        await harness.AdvanceAsync(((Caching.Plan)harness.Plan).TimeToLive + TimeSpan.FromMilliseconds(1));
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

    private static async Task Stampede(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, TimeSpan.FromMilliseconds(50));
        var calls = Enumerable.Range(0, 10).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(TimeSpan.FromMilliseconds(51));
        await Task.WhenAll(calls);
        harness.Require(harness.Inner.Calls == 1, $"ten concurrent misses ran the function {harness.Inner.Calls} times");
    }
}
