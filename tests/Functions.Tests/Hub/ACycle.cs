using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Functions.Tests.Hub;

/// <summary>Hubs whose activities answer as a healthy cycle's do.</summary>
internal static class ACycle
{
    public static readonly BlobPointer Blob = new("cycles", $"storefront/{new string('a', 32)}/candidates/{new string('f', 63)}.RequestDeduplication.json", "0x8DD0F1C7B6A9E20", new string('0', 64));

    public static CycleInput Input { get; } = new("c1", "storefront", Autonomy.Full);

    public static FakeTaskHub With(int opportunities) => new FakeTaskHub()
        .Activity<DetectionInput, DetectionOutput>(PhaseNames.Detection, _ => new(Blob, opportunities, opportunities, 1))
        .Activity<AnalysisInput, AnalysisOutput>(PhaseNames.Analysis, _ => new(Taken(opportunities), [], 0, 1))
        .Activity<GenerationInput, GenerationOutput>(PhaseNames.Generation, _ => new(Blob, null, false, 1))
        .Activity<ValidationInput, ValidationOutput>(PhaseNames.Validation, _ => new(Release.Deploy, [], 1, 1))
        .Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, _ => new(true, "", 1))
        .Activity<RollbackInput, RollbackOutput>(PhaseNames.Rollback, _ => new(0, true))
        .Activity<ReviewInput, string>(ReviewActivity.Name, input => $"{input.CycleId}.{input.Function}.{input.Type}")
        .Activity<MonitorInput, MonitorOutput>(PhaseNames.Monitoring, input => new(input.Platform, []))
        .Activity<IterationInput, IterationOutput>(PhaseNames.Iteration, _ => new(1));

    public static Task<CycleOutput> RunAsync(this FakeTaskHub hub) => hub.RunAsync<CycleOutput>(OptimizationCycle.Name, Input.CycleId, Input);

    private static List<RankedOpportunity> Taken(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new RankedOpportunity(i - 1, $"f{i}", "Caching", 1, true, [new Term("saving 12 ms", 1)]))];
}
