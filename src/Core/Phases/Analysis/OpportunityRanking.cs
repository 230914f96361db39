using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>
/// Orders opportunities by what they would save on the platform's real traffic mix and picks what a cycle works on. Pure.
/// </summary>
public static class OpportunityRanking
{
    public static AnalysisOutput Rank(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, AnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(options);
        var scored = detected
            .Select((opportunity, index) => (Opportunity: opportunity, Index: index, Terms: termsOf(opportunity.Opportunity)))
            .ToLookup(o => o.Terms.PostponedUntil is not null, o => (Ranked: Score(o.Opportunity, o.Index, o.Terms), o.Terms.PostponedUntil));
        var ranked = scored[false].Select(o => o.Ranked)
            .OrderByDescending(r => r.Score).ThenBy(r => r.Function, StringComparer.Ordinal).ThenBy(r => r.Type, StringComparer.Ordinal)
            .ToList();
        var best = ranked.Where(r => r.Covered).DistinctBy(r => r.Function).Take(options.MaxTaken).ToList();
        var beyond = ranked.Where(r => !r.Covered).Take(options.MaxForReview).ToList();
        var left = scored[true].Select(o => Postponed(o.Ranked, o.PostponedUntil!.Value))
            .Concat(ranked.Except(best).Except(beyond).Select(r => Left(r, best))).ToList();
        return new AnalysisOutput([.. best, .. beyond], [.. left.Take(20)], left.Count, 0);
    }

    internal static RankedOpportunity Score(DetectedOpportunity detected, int index, RankingTerms terms)
    {
        var opportunity = detected.Opportunity;
        var share = terms.Objective == Metric.ErrorRate ? detected.ErrorShare : detected.TimeShare;
        var saving = Math.Clamp(opportunity.Predicted, 0, 1) * share;
        var score = saving * terms.Success * (1 - (terms.Risk / 10)) * (1 - (terms.Complexity / 10));
        return new RankedOpportunity(index, opportunity.Function, opportunity.Type, score, opportunity.Missing == ContractTerms.None,
        [
            new Term("predicted saving on the platform's traffic", saving),
            new Term(terms.SuccessSource, terms.Success),
            new Term("risk of the type (0 to 10)", terms.Risk),
            new Term("complexity of the type (0 to 10)", terms.Complexity),
        ]);
    }

    private static OpportunityOutcome Postponed(RankedOpportunity postponed, DateTimeOffset until)
    {
        var reason = new Reason("analysis.postponed", FormattableString.Invariant($"A person put {postponed.Type} of {postponed.Function} off until {until:u}."))
        {
            WouldFlip = "A cycle after that time looks again; its review can be decided at any time.",
        };
        return new OpportunityOutcome(postponed.Function, postponed.Type, "not-taken", null, [reason], null);
    }

    private static OpportunityOutcome Left(RankedOpportunity left, List<RankedOpportunity> best)
    {
        var ahead = best.Find(b => b.Function == left.Function);
        var reason = ahead is null
            ? new Reason("analysis.rank", FormattableString.Invariant($"Its score of {left.Score:0.####} is below the {best.Count} that this cycle takes."))
                { WouldFlip = "A later cycle takes it when it ranks higher." }
            : new Reason("analysis.one-change", $"{left.Function} changes one thing at a time, and {ahead.Type} ranks higher.")
                { WouldFlip = $"A cycle after {ahead.Type} has settled looks again." };
        return new OpportunityOutcome(left.Function, left.Type, "not-taken", null, [reason], null);
    }
}
