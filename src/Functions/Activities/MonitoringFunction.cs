using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 6 within a cycle; between cycles <see cref="Timers.MonitorTimer"/> does the same.</summary>
public sealed class MonitoringFunction(MonitorActivity activity)
{
    [Function(PhaseNames.Monitoring)]
    public async Task<MonitorOutput> RunAsync([ActivityTrigger] MonitorInput input, CancellationToken cancellationToken) =>
        (await activity.RunAsync(input, cancellationToken)).Summary();
}
