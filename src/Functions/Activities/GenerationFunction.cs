using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Generation;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 3: the C# of one opportunity.</summary>
public sealed class GenerationFunction(GenerationActivity activity)
{
    [Function(PhaseNames.Generation)]
    public Task<GenerationOutput> RunAsync([ActivityTrigger] GenerationInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
