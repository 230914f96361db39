using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every rewrite to pooled connections must show.</summary>
internal static class ConnectionPoolingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("connection-pooling.calls-reuse-connections", "Ten calls one after the other open fewer connections than calls.", Reuses),
        new("connection-pooling.responses-stay-the-same", "Every request gets the original's response.", StaysTheSame),
        new("connection-pooling.concurrent-calls-do-not-mix", "Concurrent calls over the shared pool get their own responses.", Concurrent),
        new("connection-pooling.a-failure-leaves-the-pool-usable", "A call that is cancelled while it is under way does not harm the next one.", SurvivesCancellation),
        new("connection-pooling.a-closed-connection-is-replaced", "A call after the server closed the idle connections gets its response.", SurvivesClosing),
    ];

    private static async Task Reuses(IScenarioHarness harness)
    {
        var request = await CallingAsync(harness);
        var perCall = harness.ConnectionsOpened;
        harness.Require(perCall >= 1, "the first call opened no connection, so nothing shows whether others reuse it");
        for (var i = 0; i < 9; i++) await harness.CallAsync(request);
        harness.Require(
            harness.ConnectionsOpened <= perCall,
            $"{harness.ConnectionsOpened} connections were opened by ten calls, {perCall} of them by the first");
    }

    private static async Task StaysTheSame(IScenarioHarness harness)
    {
        for (var i = 0; i < Math.Min(harness.Requests, 8); i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i), await harness.CallAsync(i));
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
        }
    }

    private static async Task Concurrent(IScenarioHarness harness)
    {
        var requests = Enumerable.Range(0, 8).Select(i => i % harness.Requests).ToList();
        var responses = await Task.WhenAll(requests.Select(i => harness.CallAsync(i)));
        for (var i = 0; i < requests.Count; i++)
        {
            var expected = await harness.BaselineAsync(requests[i]);
            harness.Require(responses[i] == expected, $"request {requests[i]} was answered with {responses[i]}, not {expected}");
        }
    }

    private static async Task SurvivesCancellation(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        var request = await CallingAsync(harness);
        harness.Inner.Delay(1, TimeSpan.FromMinutes(1));
        var before = harness.Inner.Calls;
        var call = harness.CallAsync(request, leaving.Token);
        for (var i = 0; i < 500 && harness.Inner.Calls == before; i++) await harness.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        harness.Require(harness.Inner.Calls > before && !call.IsCompleted, "the call was not under way when it was to be cancelled");
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.FromMinutes(1));
        await ScenarioSteps.FailsAsync(call);
        await RequireAnswerAsync(harness, request, "a cancelled call");
    }

    private static async Task SurvivesClosing(IScenarioHarness harness)
    {
        var request = await CallingAsync(harness);
        await harness.CloseConnectionsAsync();
        await RequireAnswerAsync(harness, request, "the server closed the connection");
    }

    /// <summary>The first request with which the function calls a dependency; called once.</summary>
    private static async Task<int> CallingAsync(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.Requests; i++)
        {
            await harness.CallAsync(i);
            if (harness.Inner.Calls > 0) return i;
        }
        harness.Require(false, $"none of the {harness.Requests} requests makes the function call a dependency");
        return 0;
    }

    private static async Task RequireAnswerAsync(IScenarioHarness harness, int request, string after)
    {
        var (expected, actual) = (await harness.BaselineAsync(request), await harness.CallAsync(request));
        harness.Require(actual == expected, $"after {after} the response was {actual}, not {expected}");
    }
}
