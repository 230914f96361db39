using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>Steps of scenarios that hold for every policy, whatever it is for.</summary>
internal static class PolicySteps
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    /// <summary>A caller that cancels is released, and the function is told.</summary>
    /// <param name="harness">With a candidate that nobody has called.</param>
    /// <param name="until">When the call reaches the function.</param>
    public static async Task CancellationReachesFunctionAsync(IScenarioHarness harness, TimeSpan until)
    {
        harness.Inner.Delay(1, Execution);
        using var leaving = new CancellationTokenSource();
        var call = harness.CallAsync(0, leaving.Token);
        await harness.AdvanceAsync(until);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"the function ran {harness.Inner.Calls} times for one call");
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted), "the caller that cancelled was not released");
        var failed = await ScenarioSteps.FailsAsync(call);
        harness.Require(failed is OperationCanceledException, $"the caller that cancelled saw {failed?.GetType().FullName ?? "a response"}");
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.CancelledCalls == 1), "the cancellation did not reach the function");
    }

    /// <summary>A caller that cancelled before it called gets what the function makes of that; this one answers all the same.</summary>
    public static async Task CancelledCallerIsTheFunctionsOwnAsync(IScenarioHarness harness)
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        var call = harness.CallAsync(0, left.Token);
        await harness.AdvanceAsync(TimeSpan.Zero);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1 && call.IsCompletedSuccessfully), "a call with a cancelled token did not reach the function, which would have answered it");
        var (expected, actual) = (await harness.BaselineAsync(0), await call);
        harness.Require(actual == expected, $"the response was {actual}, not {expected}");
    }

    /// <summary>Calls of different requests at once get their own responses, whether the function answers at once or in a while.</summary>
    public static async Task ConcurrentCallsDoNotMixAsync(IScenarioHarness harness, TimeSpan until)
    {
        for (var round = 0; round < 4; round++)
        {
            var requests = Enumerable.Range(0, 4 * harness.Requests).Select(i => i % harness.Requests).ToList();
            harness.Inner.Delay(round % 2 == 0 ? 0 : requests.Count, Execution);
            var calls = requests.Select(i => harness.CallAsync(i)).ToList();
            await harness.AdvanceAsync(until + Execution);
            // Where only some may run at once the others follow them.
            for (var i = 0; i < calls.Count && !calls.TrueForAll(c => c.IsCompleted); i++) await harness.AdvanceAsync(Execution);
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompleted)), "not all of several calls at once were answered");
            for (var i = 0; i < calls.Count; i++)
            {
                var (expected, actual) = (await harness.BaselineAsync(requests[i]), await calls[i]);
                harness.Require(actual == expected, $"request {requests[i]} was answered with {actual}, not {expected}");
            }
        }
    }
}
