using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;

namespace Optimizer.Functions.Timers;

/// <summary>Does something for every platform; one platform's fault never keeps the others waiting.</summary>
public sealed class PlatformRound(IPlatformState state, IAlertSink alerts, TimeProvider time)
{
    /// <param name="work">As alerts name it.</param>
    /// <exception cref="AggregateException">What went wrong, once all platforms had their turn; an alert was raised for each.</exception>
    public async Task RunAsync(string work, Func<PlatformRecord, Task> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        List<Exception> faults = [];
        try
        {
            await foreach (var platform in state.ListPlatformsAsync(cancellationToken))
            {
                if (await TryAsync(work, platform, action, cancellationToken) is { } fault) faults.Add(fault);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(null, work, fault);
            faults.Add(fault);
        }
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    private async Task<Exception?> TryAsync(string work, PlatformRecord platform, Func<PlatformRecord, Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action(platform);
            return null;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(platform.Name, work, fault);
            return new InvalidOperationException($"Platform {platform.Name}: {fault.Message}", fault);
        }
    }

    private void Tell(string? platform, string work, Exception fault) => alerts.Raise(Alerts.OfFailedWork(platform, work, fault.Message, time.GetUtcNow()));
}
