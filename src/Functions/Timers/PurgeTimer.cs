using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Functions.Hosting;

namespace Optimizer.Functions.Timers;

/// <summary>Deletes telemetry, what cycles left behind and orchestration histories that are past their retention. The setting <c>PurgeSchedule</c> says when.</summary>
public sealed class PurgeTimer(
    PlatformRound round, IPlatformState state, TelemetryStore telemetry, TelemetryOptions retention, CycleBlobs blobs, OptimizerSettings settings, TimeProvider time,
    ILogger<PurgeTimer> log)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(PurgeTimer))]
    public async Task RunAsync([TimerTrigger("%PurgeSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var batches = 0;
        var before = time.GetUtcNow() - retention.Retention;
        await round.RunAsync(
            nameof(PurgeTimer),
            async platform =>
            {
                batches += await telemetry.PurgeAsync(platform.Name, cancellationToken);
                await CycleRetention.PurgeAsync(state, blobs, platform.Name, before, cancellationToken);
            },
            cancellationToken);
        var histories = await client.PurgeAllInstancesAsync(Filter(), cancellationToken);
        Logs.Purged(log, batches, histories.PurgedInstanceCount);
    }

    /// <remarks>The host cannot read a filter without a lower bound, so it is the epoch.</remarks>
    private PurgeInstancesFilter Filter() => new(DateTimeOffset.UnixEpoch, time.GetUtcNow() - settings.HistoryRetention, Ended);
}
