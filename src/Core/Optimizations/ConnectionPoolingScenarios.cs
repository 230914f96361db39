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
        new("connection-pooling.a-failure-leaves-the-pool-usable", "A cancelled call does not harm the next one.", SurvivesCancellation),
    ];

    private static async Task Reuses(IScenarioHarness harness)
    {
        await harness.CallAsync(0);
        var perCall = harness.ConnectionsOpened;
        for (var i = 0; i < 9; i++) await harness.CallAsync(0);
        harness.Require(
            perCall == 0 || harness.ConnectionsOpened <= perCall,
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
        await leaving.CancelAsync();
        await ScenarioSteps.FailsAsync(harness.CallAsync(0, leaving.Token));
        var (expected, actual) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(actual == expected, $"after a cancelled call the response was {actual}, not {expected}");
    }
}
