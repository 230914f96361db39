using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>Scenarios of all policies by which callers share an execution or keep its response.</summary>
internal static class SharingSteps
{
    private static readonly TimeSpan Execution = TimeSpan.FromMilliseconds(50);

    /// <summary>The caller that began the execution leaves, and one that joined it.</summary>
    public static async Task OneLeavesAsync(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        using var leaving = new CancellationTokenSource();
        var began = harness.CallAsync(0, leaving.Token);
        var stayed = harness.CallAsync(0);
        var joined = harness.CallAsync(0, leaving.Token);
        await harness.AdvanceAsync(TimeSpan.Zero);
        await leaving.CancelAsync();
        await harness.AdvanceAsync(TimeSpan.Zero);
        foreach (var left in (Task<string>[])[began, joined])
        {
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => left.IsCompleted), "a caller that cancelled was not released");
            var failed = await ScenarioSteps.FailsAsync(left);
            harness.Require(failed is OperationCanceledException, $"a caller that cancelled saw {failed?.GetType().FullName ?? "a response"}");
        }
        harness.Require(harness.Inner.CancelledCalls == 0, "the execution was cancelled though a caller still waits for it");
        await harness.AdvanceAsync(Execution);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => stayed.IsCompleted), "the caller that stayed was not answered");
        var (expected, actual) = (await harness.BaselineAsync(0), await stayed);
        harness.Require(actual == expected, $"the caller that stayed got {actual}, not {expected}");
    }

    /// <summary>All leave; the execution is cancelled, and who comes before it has noticed gets one of its own.</summary>
    public static async Task AllLeaveAsync(IScenarioHarness harness)
    {
        harness.Inner.Linger(1, Execution);
        using var leaving = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0, leaving.Token)).ToList();
        await harness.AdvanceAsync(TimeSpan.Zero);
        await leaving.CancelAsync();
        foreach (var call in calls) await ScenarioSteps.FailsAsync(call);
        var late = harness.CallAsync(0);
        await harness.AdvanceAsync(Execution);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.CancelledCalls == 1), $"{harness.Inner.CancelledCalls} executions were cancelled after all callers left, not 1");
        var failed = await ScenarioSteps.FailsAsync(late);
        harness.Require(failed is null, $"a caller that came after the others had left saw {failed?.GetType().FullName}");
        var (expected, actual) = (await harness.BaselineAsync(0), await late);
        harness.Require(actual == expected, $"a caller that came after the others had left got {actual}, not {expected}");
    }

    public static async Task FailuresReachAllAsync(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, Execution);
        harness.Inner.Fail(1, () => new NotSupportedException("scripted"));
        var calls = Enumerable.Range(0, 3).Select(_ => harness.CallAsync(0)).ToList();
        await harness.AdvanceAsync(Execution);
        foreach (var call in calls)
        {
            harness.Require(await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted), "a sharer of an execution that failed was not answered");
            var failed = await ScenarioSteps.FailsAsync(call);
            harness.Require(failed is NotSupportedException, $"a sharer saw {failed?.GetType().FullName ?? "a response"} instead of the failure");
        }
        var (expected, after) = (await harness.BaselineAsync(0), await harness.CallAsync(0));
        harness.Require(after == expected, $"after the failure the response was {after}, not {expected}");
    }

    /// <summary>Ten callers at once share an execution, each with a response of its own to do with as it likes.</summary>
    public static async Task StampedeAsync(IScenarioHarness harness)
    {
        var expected = await harness.BaselineAsync(0);
        harness.Inner.Delay(1, Execution);
        var calls = Enumerable.Range(0, 10).Select(_ => harness.CallAndMutateAsync(0)).ToList();
        await harness.AdvanceAsync(Execution);
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => harness.Inner.Calls == 1), $"ten concurrent identical requests ran the function {harness.Inner.Calls} times");
        harness.Require(await ScenarioSteps.SoonAsync(harness, () => calls.TrueForAll(c => c.IsCompletedSuccessfully)), "not all of ten callers that share an execution were answered");
        var responses = await Task.WhenAll(calls);
        harness.Require(Array.TrueForAll(responses, r => r == expected), $"not every response was {expected}");
    }

    /// <summary>Whatever a request holds tells it from another, however little that is.</summary>
    /// <param name="harness">With a candidate that nobody has called.</param>
    public static async Task NearToldApartAsync(IScenarioHarness harness)
    {
        for (var i = 0; i < harness.NearRequests(); i++)
        {
            await harness.CallAsync(0);
            var before = harness.Inner.Calls;
            await harness.CallNearAsync(i);
            harness.Require(harness.Inner.Calls == before + 1, $"{harness.Inner.LastRequest} was executed, and a request that differs from it a little was answered with its response");
        }
    }

    /// <summary>
    /// A full table: no entry goes before its time, the one that was used longest ago goes first, and no more are kept than planned.
    /// </summary>
    /// <param name="harness">With a candidate that nobody has called.</param>
    /// <param name="most">Entries planned.</param>
    public static async Task BoundedAsync(IScenarioHarness harness, int most)
    {
        if (!harness.MakesOthers()) return;
        await harness.CallAsync(0);
        for (var i = 1; i < most; i++) await harness.CallOtherAsync(i);
        await KeptAsync(harness, expected: true, $"one of {most} responses was not kept, though there is room for {most}");
        await harness.CallOtherAsync(most);
        if (most > 1) await KeptAsync(harness, expected: true, "the response that was used last made room for a new one");
        for (var i = 1; i <= most; i++) await harness.CallOtherAsync(most + i);
        await KeptAsync(harness, expected: false, $"a response was kept though {most} others came after it, and there is room for {most}");
    }

    private static async Task KeptAsync(IScenarioHarness harness, bool expected, string because)
    {
        var before = harness.Inner.Calls;
        await harness.CallAsync(0);
        harness.Require(harness.Inner.Calls == before == expected, because);
    }
}
