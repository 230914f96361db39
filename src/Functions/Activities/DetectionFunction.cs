using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Detection;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 1: what could be optimized.</summary>
public sealed class DetectionFunction(DetectionActivity activity)
{
    [Function(PhaseNames.Detection)]
    public Task<DetectionOutput> RunAsync([ActivityTrigger] DetectionInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
