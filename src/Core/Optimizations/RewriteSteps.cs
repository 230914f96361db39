using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>Scenarios that every rewrite which preserves results must pass.</summary>
internal static class RewriteSteps
{
    public static async Task StaysTheSameAsync(IScenarioHarness harness)
    {
        for (var i = 0; i < Math.Min(harness.Requests, 8); i++)
        {
            var (expected, actual) = (await harness.BaselineAsync(i), await harness.CallAsync(i));
            harness.Require(actual == expected, $"request {i} was answered with {actual}, not {expected}");
        }
    }

    public static async Task DoesNotMixAsync(IScenarioHarness harness)
    {
        var requests = Enumerable.Range(0, 16).Select(i => i % harness.Requests).ToList();
        var responses = await Task.WhenAll(requests.Select(i => Task.Run(() => harness.CallAsync(i))));
        for (var i = 0; i < requests.Count; i++)
        {
            var expected = await harness.BaselineAsync(requests[i]);
            harness.Require(responses[i] == expected, $"request {requests[i]} was answered with {responses[i]}, not {expected}");
        }
    }

    public static async Task SurvivesCancellationAsync(IScenarioHarness harness)
    {
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();
        await ScenarioSteps.FailsAsync(harness.CallAsync(0, leaving.Token));
        var (expected, actual) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(actual == expected, $"after a cancelled call the response was {actual}, not {expected}");
    }

    public static async Task SurvivesFailuresAsync(IScenarioHarness harness)
    {
        harness.Inner.Fail(1, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
        await ScenarioSteps.FailsAsync(harness.CallAsync(0));
        harness.Inner.Fail(0, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
        await SurvivesCancellationAsync(harness);
    }

    /// <summary>What a caller does to its response must not show in another's.</summary>
    public static async Task SharesNothingAsync(IScenarioHarness harness)
    {
        await harness.CallAndMutateAsync(0);
        var (expected, actual) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(actual == expected, $"after a caller changed its response the next one was {actual}, not {expected}");
    }
}
