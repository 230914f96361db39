using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Generation;

/// <summary>Phase 3: writes the C# of one opportunity.</summary>
public sealed class GenerationActivity(
    IPlatformState state, PlatformWorkspace workspace, OptimizationCatalog catalog, CycleBlobs blobs, TimeProvider time)
    : IActivity<GenerationInput, GenerationOutput>
{
    public async Task<GenerationOutput> RunAsync(GenerationInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var detected = (await blobs.GetAsync<List<DetectedOpportunity>>(input.Detected, cancellationToken))[input.Index];
        var opportunity = detected.Opportunity;
        var compilation = await workspace.CompileAsync(input.Platform, cancellationToken);
        var live = detected.BaseVersion == 0
            ? null
            : await state.GetVersionAsync(input.Platform, opportunity.Function, detected.BaseVersion, cancellationToken);
        var (candidate, refusal, faulted) = SafeOptimization.Generate(
            catalog.Get(opportunity.Type), opportunity, compilation.Functions[opportunity.Function],
            live?.Plans ?? new Dictionary<string, OptimizationPlan>());
        var pointer = candidate is null
            ? null
            : await blobs.PutAsync($"{input.Platform}/{input.CycleId}/candidates/{opportunity.Function}-{opportunity.Type}.json", candidate, cancellationToken);
        return new GenerationOutput(pointer, refusal, faulted, time.GetElapsedTime(started).TotalMilliseconds);
    }
}
