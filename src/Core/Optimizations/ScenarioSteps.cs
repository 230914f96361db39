using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>Steps that scenarios of several optimizations take.</summary>
internal static class ScenarioSteps
{
    /// <summary>The call's exception; null when it answered.</summary>
    public static async Task<Exception?> FailsAsync(Task call)
    {
        await call.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return call.IsCanceled ? new OperationCanceledException() : call.Exception?.InnerException;
    }

    /// <summary>Whether something comes true without time moving on; on a busy machine what is due may take a while to have run.</summary>
    public static async Task<bool> SoonAsync(IScenarioHarness harness, Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++) await harness.AdvanceAsync(TimeSpan.Zero);
        return condition();
    }
}
