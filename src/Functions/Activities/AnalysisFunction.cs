using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;

namespace Optimizer.Functions.Activities;

/// <summary>Phase 2: which opportunities are taken.</summary>
public sealed class AnalysisFunction(AnalysisActivity activity)
{
    [Function(PhaseNames.Analysis)]
    public Task<AnalysisOutput> RunAsync([ActivityTrigger] AnalysisInput input, CancellationToken cancellationToken) =>
        activity.RunAsync(input, cancellationToken);
}
