using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Deployment;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 5: backup, pointer and canary of one version.</summary>
public sealed class DeploymentFunction(DeploymentActivity activity)
{
    [Function(PhaseNames.Deployment)]
    public Task<DeploymentOutput> RunAsync([ActivityTrigger] DeploymentInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
