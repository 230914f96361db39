using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>The ranking as Tier 1 steers it. Pure.</summary>
public static class AdvisedRanking
{
    /// <summary>
    /// Ranks by the first draw. Focus bounds how many are taken, resilience how risky they may be (riskier ones rank last), and the
    /// further draws measure each choice's propensity.
    /// </summary>
    public static AnalysisOutput Rank(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, AnalysisOptions options, Tier1Advice advice)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(advice);
        var bounded = options with { MaxTaken = Math.Min(options.MaxTaken, advice.Taken) };
        var outputs = advice.Draws.Select(draw => Rank(detected, termsOf, bounded, advice, draw)).ToList();
        return outputs[0] with
        {
            Taken = [.. outputs[0].Taken.Select(t => t with { Propensity = outputs.Average(o => o.Taken.Any(u => u.Index == t.Index) ? 1.0 : 0) })],
        };
    }

    /// <summary>What the learner is to remember of the opportunities that were taken.</summary>
    public static IReadOnlyList<Tier1Decision> Decisions(string cycle, IReadOnlyList<DetectedOpportunity> detected, AnalysisOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return [.. output.Taken.Select(t => new Tier1Decision(
            cycle, t.Function, t.Type, detected[t.Index].Context, detected[t.Index].Opportunity.Predicted, t.Propensity))];
    }

    private static AnalysisOutput Rank(
        IReadOnlyList<DetectedOpportunity> detected, Func<Opportunity, RankingTerms> termsOf, AnalysisOptions options, Tier1Advice advice, double[] draw)
    {
        var places = detected.Select((d, i) => (d.Opportunity, i)).ToDictionary(p => (object)p.Opportunity, p => p.i, ReferenceEqualityComparer.Instance);
        return OpportunityRanking.Rank(detected, Advised, options);

        RankingTerms Advised(Opportunity opportunity)
        {
            var terms = termsOf(opportunity);
            var success = draw[places[opportunity]];
            return terms with { Success = terms.Risk > advice.RiskBudget ? 0 : success, SuccessSource = "share of the predicted gain that Tier 1 expects to hold" };
        }
    }
}
