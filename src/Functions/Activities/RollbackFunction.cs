using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Deployment;

namespace Optimizer.Functions.Activities;

/// <summary>The compensation of phase 5.</summary>
public sealed class RollbackFunction(RollbackActivity activity)
{
    [Function(PhaseNames.Rollback)]
    public Task<RollbackOutput> RunAsync([ActivityTrigger] RollbackInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
