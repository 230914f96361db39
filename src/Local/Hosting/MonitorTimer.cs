using Microsoft.Extensions.Logging;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;

namespace Optimizer.Local.Hosting;

/// <summary>Phase 6 between cycles: closes cycles whose workflow failed, then looks at every platform's trials and live versions.</summary>
internal sealed class MonitorTimer(
    OptimizerHostOptions options, IPlatformState state, MonitorActivity monitor, AnomalyWatch watch, EmbeddedCycleStarter cycles,
    TimeProvider time, ILogger<MonitorTimer> log, IAlertSink alerts)
    : TimedWork(options.MonitorInterval, time, log, alerts)
{
    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await cycles.ReconcileAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
        {
            var output = await monitor.RunAsync(new MonitorInput(platform.Name), cancellationToken).ConfigureAwait(false);
            foreach (var watched in output.Versions) Tell(platform.Name, watched);
            if (await watch.LookAsync(platform.Name, cancellationToken).ConfigureAwait(false) is { } anomaly)
                Logs.AnomalyStartedCycle(log, platform.Name, anomaly.ToString());
        }
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
