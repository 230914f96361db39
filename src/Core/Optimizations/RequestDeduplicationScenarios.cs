using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

internal static class RequestDeduplicationScenarios
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(100);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("deduplication.concurrent-share", "Concurrent identical requests execute the function once, and all get its response.", ConcurrentShare),
        new("deduplication.later-executes", "A request after the shared execution has ended executes anew.", LaterExecutes),
        new("deduplication.keys-tell-requests-apart", "Different requests never share an execution.", KeysTellRequestsApart),
        new("deduplication.one-leaves", "One caller's cancellation does not cancel the others.", OneLeaves),
        new("deduplication.all-leave", "When all callers have left, the execution is cancelled.", AllLeave),
        new("deduplication.failures-are-shared-not-kept", "A failure reaches all who wait, and the next call executes anew.", FailuresAreSharedNotKept),
        new("deduplication.responses-are-isolated", "A caller that changes its response changes no other caller's.", ResponsesAreIsolated),
    ];

    private static async Task ConcurrentShare(IScenarioHarness harness)
    {
        harness.Inner.Delay(3, Execution);
        Task<string>[] calls = [harness.CallAsync(0), harness.CallAsync(0), harness.CallAsync(0)];
        await harness.AdvanceAsync(Execution * 2);
        var answers = await Task.WhenAll(calls);
        var expected = await harness.BaselineAsync(0);
        harness.Require(Array.TrueForAll(answers, a => a == expected), $"Expected {expected} three times, got {string.Join(", ", answers)}.");
        harness.Require(harness.Inner.Calls == 1, $"Three concurrent requests executed the function {harness.Inner.Calls} times.");
    }

    private static async Task LaterExecutes(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == 2, $"Two requests one after the other executed the function {harness.Inner.Calls} times.");
    }

    private static async Task KeysTellRequestsApart(IScenarioHarness harness)
    {
        var count = Math.Min(harness.Requests, 6);
        harness.Inner.Delay(count, Execution);
        var calls = Enumerable.Range(0, count).Select(r => harness.CallAsync(r)).ToArray();
        await harness.AdvanceAsync(Execution * 2);
        for (var request = 0; request < count; request++)
        {
            var (expected, actual) = (await harness.BaselineAsync(request), await calls[request]);
            harness.Require(actual == expected, $"Request {request} was answered with {actual}, expected was {expected}.");
        }
    }

    private static async Task OneLeaves(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        harness.Inner.Delay(2, Execution);
        var left = harness.CallAsync(0, leaving.Token);
        var stayed = harness.CallAsync(0);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(Execution * 3);
        harness.Require(await ScenarioOutcomes.FailureOf(left) is OperationCanceledException, "The caller that cancelled was not cancelled.");
        var answer = await stayed;
        harness.Require(answer == await harness.BaselineAsync(0), $"The caller that stayed got {answer}.");
    }

    private static async Task AllLeave(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        harness.Inner.Delay(1, Execution);
        Task<string>[] calls = [harness.CallAsync(0, leaving.Token), harness.CallAsync(0, leaving.Token)];
        await leaving.CancelAsync();
        await harness.AdvanceAsync(Execution * 2);
        foreach (var call in calls)
            harness.Require(await ScenarioOutcomes.FailureOf(call) is OperationCanceledException, "A caller that cancelled was not cancelled.");
        harness.Require(harness.Inner.CancelledCalls == 1, $"The execution that nobody waited for was cancelled {harness.Inner.CancelledCalls} times.");
    }

    private static async Task FailuresAreSharedNotKept(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        harness.Inner.Fail(1, () => harness.Inner.Make("System.InvalidOperationException"));
        Task<string>[] calls = [harness.CallAsync(0), harness.CallAsync(0)];
        await harness.AdvanceAsync(Execution * 2);
        foreach (var call in calls)
            harness.Require(await ScenarioOutcomes.FailureOf(call) is InvalidOperationException, "The shared failure did not reach every caller.");
        var answer = await harness.CallAsync(0);
        harness.Require(answer == await harness.BaselineAsync(0), $"After a failure the next call was answered with {answer}.");
    }

    private static async Task ResponsesAreIsolated(IScenarioHarness harness)
    {
        harness.Inner.Delay(2, Execution);
        var (changing, reading) = (harness.CallAndMutateAsync(0), harness.CallAsync(0));
        await harness.AdvanceAsync(Execution * 2);
        await changing;
        var answer = await reading;
        var expected = await harness.BaselineAsync(0);
        harness.Require(answer == expected, $"After another caller changed its response this one got {answer}, expected was {expected}.");
    }
}
