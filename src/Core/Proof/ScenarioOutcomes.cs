namespace Optimizer.Core.Proof;

internal static class ScenarioOutcomes
{
    /// <returns>The exception that the call ended with; null when it gave a response.</returns>
    public static async Task<Exception?> FailureOf(Task<string> call)
    {
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call.IsCanceled ? new TaskCanceledException(call) : call.Exception?.InnerException;
    }
}
