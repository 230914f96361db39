using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Timers;

/// <summary>
/// Phase 6 between cycles: finishes what an ended process left half done, then looks at every platform's trials and live versions, and starts a
/// cycle out of turn where Tier 1 sees an anomaly.
/// </summary>
public sealed class MonitorTimer(
    PlatformState state, PlatformRound round, MonitorActivity monitor, AnomalyWatch watch, DurableClientSlot slot, ILogger<MonitorTimer> log)
{
    public const string Schedule = "0 */5 * * * *";

    [Function(nameof(MonitorTimer))]
    public async Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        slot.Client = client;
        await state.RecoverAsync(cancellationToken);
        await round.RunAsync(nameof(MonitorTimer), platform => LookAsync(platform.Name, cancellationToken), cancellationToken);
    }

    private async Task LookAsync(string platform, CancellationToken cancellationToken)
    {
        var output = await monitor.RunAsync(new MonitorInput(platform), cancellationToken);
        foreach (var watched in output.Versions) Tell(platform, watched);
        if (await watch.LookAsync(platform, cancellationToken) is { } anomaly) Logs.AnomalyStartedCycle(log, platform, anomaly.ToString());
    }

    private void Tell(string platform, MonitoredVersion watched)
    {
        if (watched.Fault is { } fault)
            Logs.VersionFaulted(log, platform, watched.Function, watched.Version, fault);
        else if (watched.Action != RolloutAction.Hold)
            Logs.VersionMoved(
                log, platform, watched.Function, watched.Version, watched.Action.ToString(), string.Join(" ", watched.Reasons.Select(r => r.Sentence)));
    }
}
