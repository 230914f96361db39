using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>The ranking as Tier 1 steers it. Pure.</summary>
public static class AdvisedRanking
{
    /// <summary>Least share of what the default priorities' choice is worth that a draw's choice must surely be worth.</summary>
    /// <remarks>Wu, Shariff, Lattimore and Szepesvari, "Conservative bandits", ICML 2016: what is chosen counts by its lower confidence bound.</remarks>
    private const double Floor = 0.95;

    /// <summary>
    /// Ranks by the first draw. Focus bounds how many are taken, resilience how risky they may be (riskier ones rank last), and the
    /// further draws measure each choice's propensity. A draw whose choice is worth less than the safe floor gives way to the default
    /// priorities.
    /// </summary>
    public static AnalysisOutput Rank(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, AnalysisOptions options, Tier1Advice advice)
    {
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(advice);
        var bounded = options with { MaxTaken = Math.Min(options.MaxTaken, advice.Taken) };
        var known = Score(detected, termsOf, advice, advice.Means);
        var low = Score(detected, termsOf, advice, advice.Lows ?? advice.Means);
        var usual = OpportunityRanking.Rank(detected, termsOf, bounded);
        var kept = Taken(usual).ToHashSet();
        var least = Floor * kept.Sum(i => known[i].Score);
        var outputs = advice.Draws.Select(draw => Rank(detected, termsOf, bounded, advice, draw))
            .Select(drawn => Taken(drawn).Sum(i => (kept.Contains(i) ? known : low)[i].Score) >= least ? drawn : usual).ToList();
        double Propensity(int index) => outputs.Average(o => o.Taken.Any(t => t.Index == index) ? 1.0 : 0);
        return outputs[0] with
        {
            Taken = [.. outputs[0].Taken.Select(t => t with { Propensity = Propensity(t.Index) })],
            Known = [.. known.Where(k => k.Covered)],
        };
    }

    /// <summary>What the learner is to remember: the opportunities that were taken, and those that could have been.</summary>
    public static IReadOnlyList<Tier1Decision> Decisions(string cycle, IReadOnlyList<DetectedOpportunity> detected, AnalysisOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var taken = output.Taken.Select(t => t.Index).ToHashSet();
        return
        [
            .. output.Taken.Select(t => Decision(t, t.Propensity, true)),
            .. output.Known.Where(k => !taken.Contains(k.Index)).Select(k => Decision(k, 0, false)),
        ];

        Tier1Decision Decision(RankedOpportunity ranked, double propensity, bool isTaken) => new(
            cycle, ranked.Function, ranked.Type, detected[ranked.Index].Context, detected[ranked.Index].Opportunity.Predicted, propensity)
        {
            Taken = isTaken, Saving = ranked.Saving, Discount = ranked.Discount,
        };
    }

    private static List<RankedOpportunity> Score(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, Tier1Advice advice, IReadOnlyList<double> shares) =>
        [.. detected.Select((d, i) => OpportunityRanking.Score(d, i, Advised(termsOf(d.Opportunity), advice, shares[i])))];

    private static IEnumerable<int> Taken(AnalysisOutput output) => output.Taken.Where(t => t.Covered).Select(t => t.Index);

    private static AnalysisOutput Rank(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, AnalysisOptions options, Tier1Advice advice, double[] draw)
    {
        var places = detected.Select((d, i) => (d.Opportunity, i)).ToDictionary(p => (object)p.Opportunity, p => p.i, ReferenceEqualityComparer.Instance);
        return OpportunityRanking.Rank(detected, o => Advised(termsOf(o), advice, draw[places[o]]), options);
    }

    private static RankingTerms Advised(RankingTerms terms, Tier1Advice advice, double success) => terms with
    {
        Success = terms.Risk > advice.RiskBudget ? 0 : success, SuccessSource = "share of the predicted gain that Tier 1 expects to hold",
    };
}
