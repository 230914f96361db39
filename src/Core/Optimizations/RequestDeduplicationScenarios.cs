using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every generated deduplication must show.</summary>
internal static class RequestDeduplicationScenarios
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("request-deduplication.concurrent-duplicates-execute-once", "Ten concurrent identical requests run the function once.", Shares),
        new("request-deduplication.failures-are-not-kept", "A request after a shared failure runs the function again.", KeepsNothing),
        new("request-deduplication.requests-are-told-apart", "Different concurrent requests get their own responses.", ToldApart),
        new("request-deduplication.failures-reach-every-caller", "All sharers see the failure.", FailuresReachAll),
        new("request-deduplication.one-leaves-others-stay", "A caller that cancels does not cancel the others.", OneLeaves),
        new("request-deduplication.all-leave-execution-stops", "The execution is cancelled when every caller has left.", AllLeave),
    ];

    private static async Task Shares(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        harness.Inner.Delay(1, Execution);
        var calls = Enumerable.Range(0, 10).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(Execution);
        var responses = await Task.WhenAll(calls);
        harness.Require(harness.Inner.Calls == 1, $"the function ran {harness.Inner.Calls} times for ten concurrent identical requests");
        harness.Require(Array.TrueForAll(responses, r => r == expected), $"not every response was {expected}");
    }

    private static async Task KeepsNothing(IScenarioHarness harness)
    {
        await FailuresReachAll(harness);
        var (expected, after) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(after == expected, $"after the failure the response was {after}, not {expected}");
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

    private static async Task FailuresReachAll(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(Execution);
        foreach (var call in calls)
        {
            var failed = await ScenarioSteps.FailsAsync(call);
            harness.Require(failed is NotSupportedException, $"a sharer saw {failed?.GetType().FullName ?? "a response"} instead of the failure");
        }
    }

    private static async Task OneLeaves(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        using var leaving = new CancellationTokenSource();
        var left = harness.CallAsync(0, leaving.Token);
        var stayed = harness.CallAsync(0);
        await leaving.CancelAsync();
        var failed = await ScenarioSteps.FailsAsync(left);
        harness.Require(failed is OperationCanceledException, "the caller that cancelled was not released");
        await harness.AdvanceAsync(Execution);
        var (expected, actual) = (await harness.BaselineAsync(0), await stayed);
        harness.Require(actual == expected, $"the caller that stayed got {actual}, not {expected}");
    }

    private static async Task AllLeave(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        using var leaving = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0, leaving.Token)).ToList();
        await leaving.CancelAsync();
        foreach (var call in calls) await ScenarioSteps.FailsAsync(call);
        await harness.AdvanceAsync(Execution);
        harness.Require(harness.Inner.CancelledCalls == 1, $"{harness.Inner.CancelledCalls} executions were cancelled after all callers left, not 1");
    }
}
