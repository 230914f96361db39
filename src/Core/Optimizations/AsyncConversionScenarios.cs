using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every function that waits without blocking must show.</summary>
internal static class AsyncConversionScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("async-conversion.responses-stay-the-same", "Every request gets the original's response.", RewriteSteps.StaysTheSameAsync),
        new("async-conversion.a-slow-dependency-holds-no-thread", "A call gives its thread back while a dependency is slow.", HoldsNoThread),
        new("async-conversion.concurrent-calls-do-not-mix", "Concurrent calls get their own responses.", RewriteSteps.DoesNotMixAsync),
        new("async-conversion.nothing-outlives-the-call", "When a call has failed, no dependency is still at work for it.", NothingOutlives),
        new("async-conversion.a-failure-harms-no-later-call", "A failed and a cancelled call do not harm the next one.", RewriteSteps.SurvivesFailuresAsync),
    ];

    /// <summary>A call that blocks would not come back: time stands still, so its dependency never answers.</summary>
    private static async Task HoldsNoThread(IScenarioHarness harness)
    {
        harness.Inner.Delay(1, TimeSpan.FromMinutes(1));
        using var leaving = new CancellationTokenSource();
        var slow = harness.CallAsync(0, leaving.Token);
        await leaving.CancelAsync();
        if (slow.IsCompletedSuccessfully)
            harness.Require(await slow == await harness.BaselineAsync(0), "the slow call was answered otherwise than by the original");
    }

    /// <summary>Of calls that are under way together the first to arrive fails at once, the next takes a minute; several times, since they race.</summary>
    private static async Task NothingOutlives(IScenarioHarness harness)
    {
        for (var round = 0; round < 8; round++)
        {
            var before = harness.Inner.Calls;
            harness.Inner.Fail(1, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
            harness.Inner.Delay(1, TimeSpan.FromMinutes(1), after: 1);
            var call = harness.CallAsync(0);
            await ScenarioSteps.SoonAsync(harness, () => call.IsCompleted || harness.Inner.Calls - before > 1);
            await harness.AdvanceAsync(TimeSpan.Zero);
            harness.Require(!call.IsCompleted || harness.Inner.Calls - before <= 1, "the call had failed while another dependency was still at work for it");
            await harness.AdvanceAsync(TimeSpan.FromMinutes(1));
            await ScenarioSteps.FailsAsync(call);
        }
        harness.Inner.Fail(0, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
        harness.Inner.Delay(0, TimeSpan.Zero);
    }
}
