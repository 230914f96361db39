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
}
