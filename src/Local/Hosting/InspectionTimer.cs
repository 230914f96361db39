using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;

namespace Optimizer.Local.Hosting;

/// <summary>Reads what would be needed in trouble before there is any, repairs what can be repaired, and signs the logs' ends.</summary>
internal sealed class InspectionTimer(
    OptimizerHostOptions options, IPlatformState state, StoreInspection inspection, TimeProvider time, ILogger<InspectionTimer> log, IAlertSink alerts)
    : TimedWork(options.InspectionInterval, time, log, alerts)
{
    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
        {
            var report = await inspection.InspectAsync(platform.Name, cancellationToken).ConfigureAwait(false);
            Logs.Inspected(log, platform.Name, report.Bundles, report.Backups, report.Damaged, report.Audit.Entries);
        }
    }
}
