using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Functions.Hosting;

namespace Optimizer.Functions.Timers;

/// <summary>Deletes telemetry and orchestration histories that are past their retention. The setting <c>PurgeSchedule</c> says when.</summary>
public sealed class PurgeTimer(
    IPlatformState state, TelemetryStore telemetry, OptimizerSettings settings, TimeProvider time, ILogger<PurgeTimer> log)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(PurgeTimer))]
    public async Task RunAsync([TimerTrigger("%PurgeSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var batches = 0;
        await PlatformRound.RunAsync(
            state, async platform => batches += await telemetry.PurgeAsync(platform.Name, cancellationToken), cancellationToken);
        var histories = await client.PurgeAllInstancesAsync(Filter(), cancellationToken);
        Logs.Purged(log, batches, histories.PurgedInstanceCount);
    }

    /// <remarks>The host cannot read a filter without a lower bound, so it is the epoch.</remarks>
    private PurgeInstancesFilter Filter() => new(DateTimeOffset.UnixEpoch, time.GetUtcNow() - settings.HistoryRetention, Ended);
}
