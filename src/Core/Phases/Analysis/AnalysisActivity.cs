using Optimizer.Core.Catalog;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>
/// Phase 2: ranks opportunities. Tier 1 says how likely each holds and how much to take on; without it, what earlier versions of each
/// type showed on this platform decides, and nothing else changes.
/// </summary>
public sealed class AnalysisActivity(
    IPlatformState state, OptimizationCatalog catalog, CycleBlobs blobs, AnalysisOptions options, TimeProvider time, SafeTier1? tier1 = null)
    : IActivity<AnalysisInput, AnalysisOutput>
{
    private readonly SafeTier1 learner = tier1 ?? SafeTier1.Absent;

    public async Task<AnalysisOutput> RunAsync(AnalysisInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var detected = await blobs.GetAsync<List<DetectedOpportunity>>(input.Detected, cancellationToken);
        var history = await TypeHistory.ReadAsync(state, input.Platform, cancellationToken);
        var postponed = await PostponedAsync(input.Platform, cancellationToken);
        var advice = await AdviseAsync(input, detected, cancellationToken);
        var output = advice is null
            ? OpportunityRanking.Rank(detected, o => Terms(o, history, postponed), options)
            : AdvisedRanking.Rank(detected, o => Terms(o, history, postponed), options, advice);
        if (advice is not null) await learner.NoteAsync(input.Platform, AdvisedRanking.Decisions(input.CycleId, detected, output), cancellationToken);
        await blobs.PutAsync(LeftName(input.Platform, input.CycleId), output.Left, cancellationToken);
        return output with { Left = [], DurationMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    /// <summary>Where a cycle keeps what it leaves for a later one: too much to travel in a workflow.</summary>
    public static string LeftName(string platform, string cycle) => $"{platform}/{cycle}/left.json";

    private async Task<Tier1Advice?> AdviseAsync(AnalysisInput input, List<DetectedOpportunity> detected, CancellationToken cancellationToken)
    {
        if (detected.Count == 0) return null;
        var questions = detected.Select(d => new Tier1Question(d.Opportunity.Type, d.Context)).ToList();
        var advice = await learner.AdviseAsync(input.Platform, questions, StableSeed.Of(input.CycleId), cancellationToken);
        if (advice?.Review is { } review) await state.AuditAsync(input.Platform, null, "tier1.policy", "optimizer", PolicyAudit(review), cancellationToken);
        return advice;
    }

    /// <summary>What is not known, an interval of too few cycles, is null.</summary>
    private static object PolicyAudit(PolicyReview review) => new
    {
        review.Version, review.Cycles, review.Adopted, Changed = Finite(review.Changed), InUse = Finite(review.InUse), Default = Finite(review.Default),
        AboveDefault = Finite(review.AboveDefault), Summary = review.ToString(),
    };

    private static object Finite(Estimate e) => new { e.Value, Lower = double.IsFinite(e.Lower) ? e.Lower : (double?)null, Upper = double.IsFinite(e.Upper) ? e.Upper : (double?)null };

    private async Task<IReadOnlyDictionary<(string Function, string Type), DateTimeOffset>> PostponedAsync(string platform, CancellationToken cancellationToken)
    {
        var (now, postponed) = (time.GetUtcNow(), new Dictionary<(string Function, string Type), DateTimeOffset>());
        await foreach (var review in state.ListReviewsAsync(platform, cancellationToken))
            if (review.IsPostponed(now)) postponed[(review.Function, review.Type)] = review.PostponedUntil!.Value;
        return postponed;
    }

    private RankingTerms Terms(
        Opportunity opportunity, TypeHistory history, IReadOnlyDictionary<(string Function, string Type), DateTimeOffset> postponed)
    {
        var type = catalog.Get(opportunity.Type);
        return new RankingTerms(type.Objective, history.Success(type.Id), RiskModel.SemanticClass(type).Points, history.Complexity(type.Id))
        {
            PostponedUntil = postponed.TryGetValue((opportunity.Function, opportunity.Type), out var until) ? until : null,
        };
    }
}
