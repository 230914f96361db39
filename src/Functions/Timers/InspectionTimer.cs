using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.Functions.Timers;

/// <summary>Reads what would be needed in trouble before there is any, repairs what can be repaired, and signs the logs' ends.</summary>
public sealed class InspectionTimer(PlatformRound round, StoreInspection inspection, ILogger<InspectionTimer> log)
{
    public const string Schedule = "0 45 */6 * * *";

    [Function(nameof(InspectionTimer))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        round.RunAsync(nameof(InspectionTimer), platform => InspectAsync(platform, cancellationToken), cancellationToken);

    private async Task InspectAsync(PlatformRecord platform, CancellationToken cancellationToken)
    {
        var report = await inspection.InspectAsync(platform.Name, cancellationToken);
        Logs.Inspected(log, platform.Name, report.Bundles, report.Backups, report.Damaged, report.Audit.Entries);
    }
}
