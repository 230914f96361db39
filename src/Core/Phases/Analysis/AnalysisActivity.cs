using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>Phase 2: ranks opportunities by what earlier versions of each type showed on this platform.</summary>
public sealed class AnalysisActivity(
    IPlatformState state, OptimizationCatalog catalog, CycleBlobs blobs, AnalysisOptions options, TimeProvider time)
    : IActivity<AnalysisInput, AnalysisOutput>
{
    public async Task<AnalysisOutput> RunAsync(AnalysisInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var detected = await blobs.GetAsync<List<DetectedOpportunity>>(input.Detected, cancellationToken);
        var history = await TypeHistory.ReadAsync(state, input.Platform, cancellationToken);
        var output = OpportunityRanking.Rank(detected, o => Terms(o, history), options);
        await blobs.PutAsync(LeftName(input.Platform, input.CycleId), output.Left, cancellationToken);
        return output with { Left = [], DurationMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    /// <summary>Where a cycle keeps what it leaves for a later one: too much to travel in a workflow.</summary>
    public static string LeftName(string platform, string cycle) => $"{platform}/{cycle}/left.json";

    private RankingTerms Terms(Opportunity opportunity, TypeHistory history)
    {
        var type = catalog.Get(opportunity.Type);
        return new RankingTerms(type.Objective, history.Success(type.Id), RiskModel.SemanticClass(type).Points, history.Complexity(type.Id));
    }
}
