using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Validation;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 4: the proof of one candidate.</summary>
public sealed class ValidationFunction(ValidationActivity activity)
{
    [Function(PhaseNames.Validation)]
    public Task<ValidationOutput> RunAsync([ActivityTrigger] ValidationInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
