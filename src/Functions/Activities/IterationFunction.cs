using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Iteration;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 7: the cycle's record and what is learned from it.</summary>
public sealed class IterationFunction(IterationActivity activity)
{
    [Function(PhaseNames.Iteration)]
    public Task<IterationOutput> RunAsync([ActivityTrigger] IterationInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
