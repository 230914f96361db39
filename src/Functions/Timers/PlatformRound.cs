using Optimizer.Core.State;

namespace Optimizer.Functions.Timers;

/// <summary>Does something for every platform; one platform's fault never keeps the others waiting.</summary>
internal static class PlatformRound
{
    /// <exception cref="AggregateException">What went wrong, once all platforms had their turn.</exception>
    public static async Task RunAsync(IPlatformState state, Func<PlatformRecord, Task> action, CancellationToken cancellationToken)
    {
        List<Exception> faults = [];
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken))
        {
            try
            {
                await action(platform);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(new InvalidOperationException($"Platform {platform.Name}: {fault.Message}", fault));
            }
        }
        if (faults.Count > 0) throw new AggregateException(faults);
    }
}
