using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated memoization must show.</summary>
internal static class MemoizationScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("memoization.results-are-kept", "A repeated request does not reach the function, however much later it comes.", Keeps),
        new("memoization.failures-are-not-kept", "A failure is not remembered.", FailuresPass),
        new("memoization.callers-do-not-share-state", "What one caller does to its response no other caller sees.", Isolated),
        new("memoization.requests-are-told-apart", "Different requests get their own responses, the first and the second time.", ToldApart),
        new("memoization.near-requests-are-told-apart", "Requests that differ in a letter, a digit or an order get their own results.", SharingSteps.NearToldApartAsync),
        new("memoization.concurrent-misses-execute-once", "Concurrent misses of one request share an execution.", SharingSteps.StampedeAsync),
        new("memoization.one-leaves-others-stay", "A caller that cancels does not take the result from the others.", SharingSteps.OneLeavesAsync),
        new("memoization.size-is-bounded", "No more results are kept than planned; the one used longest ago makes room.", h => SharingSteps.BoundedAsync(h, ((Memoization.Plan)h.Plan).MaxEntries)),
        new("memoization.failures-reach-every-caller", "All who share an execution see its failure.", SharingSteps.FailuresReachAllAsync),
        new("memoization.all-leave-execution-stops", "The execution is cancelled when every caller has left, and nobody joins it any more.", SharingSteps.AllLeaveAsync),
        new("memoization.cancellation-is-the-callers", "A caller that cancels is released, and the function is told.", h => PolicySteps.CancellationReachesFunctionAsync(h, TimeSpan.Zero)),
        new("memoization.concurrent-calls-do-not-mix", "Calls of different requests at once get their own responses.", h => PolicySteps.ConcurrentCallsDoNotMixAsync(h, TimeSpan.Zero)),
    ];

    private static async Task Keeps(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        var first = await harness.CallAsync(0);
        await harness.AdvanceAsync(TimeSpan.FromDays(2));
        var second = await harness.CallAsync(0);
        harness.Require(first == expected && second == expected, $"the responses were {first} and {second}, not {expected}");
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for two equal requests");
    }

    private static async Task FailuresPass(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var failed = await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Require(failed is NotSupportedException, $"the caller saw {failed?.GetType().FullName ?? "a response"} instead of the function's failure");
        var (expected, after) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(after == expected, $"after the failure the response was {after}, not {expected}");
    }

    private static async Task Isolated(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        for (var i = 0; i < 3; i++)
        {
            var actual = await harness.CallAndMutateAsync(0);
            harness.Require(actual == expected, $"after another caller changed its response, this one got {actual}, not {expected}");
        }
    }

    private static async Task ToldApart(IScenarioHarness harness)
    {
        for (var i = 0; i < 2 * harness.Requests; i++)
        {
            var request = i % harness.Requests;
            var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
            harness.Require(actual == expected, $"request {request} was answered with {actual}, not {expected}");
        }
    }
}
