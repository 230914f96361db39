using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Core.State;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Timers;

/// <summary>Starts the cycles of all platforms that have source and are not frozen. The setting <c>CycleSchedule</c> says when.</summary>
public sealed class CycleTimer(PlatformRound round, DurableCycles cycles, ILogger<CycleTimer> log)
{
    [Function(nameof(CycleTimer))]
    public Task RunAsync([TimerTrigger("%CycleSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        round.RunAsync(nameof(CycleTimer), platform => StartAsync(client, platform, cancellationToken), cancellationToken);

    private async Task StartAsync(DurableTaskClient client, PlatformRecord platform, CancellationToken cancellationToken)
    {
        await cycles.ReconcileAsync(client, platform.Name, cancellationToken);
        if (platform is { Frozen: true } or { Stop: not null } or { Source: null }) return;
        Logs.CycleStarted(log, platform.Name, await cycles.StartAsync(client, platform.Name, "schedule", cancellationToken));
    }
}
