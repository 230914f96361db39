using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.State;

namespace Optimizer.Core.Tests.Proof;

public class GatePolicyTests
{
    private static readonly GateOptions Defaults = new();

    [Fact]
    public void Deploys_when_every_gate_holds()
    {
        var decision = Decide(AnAssessment());

        Assert.Equal(Release.Deploy, decision.Release);
        Assert.Equal("gate.all-hold", Assert.Single(decision.Reasons).Id);
    }

    [Theory]
    [InlineData(0.85, 1, 1, "gate.confidence")]
    [InlineData(double.NaN, 1, 1, "gate.confidence")]
    [InlineData(0.99, 5, 1, "gate.risk")]
    [InlineData(0.99, 1, 8, "gate.complexity")]
    public void Holds_for_a_person_what_only_reaches_a_limit(double confidence, double risk, double complexity, string gate)
    {
        var decision = Decide(AnAssessment(confidence, risk, complexity));

        Assert.Equal(Release.Review, decision.Release);
        Assert.Contains(decision.Reasons, r => r.Id == gate && r.WouldFlip is not null);
    }

    [Theory]
    [InlineData(Autonomy.Approve)]
    [InlineData(Autonomy.Recommend)]
    public void Holds_for_a_person_where_autonomy_asks_for_one(Autonomy autonomy)
    {
        var decision = GatePolicy.Decide([Passed("equivalence")], AnAssessment(), autonomy, Defaults);

        Assert.Equal(Release.Review, decision.Release);
        Assert.Contains(decision.Reasons, r => r.Id == "autonomy");
    }

    [Fact]
    public void Rejects_a_failed_examination_even_when_the_contract_is_missing_too()
    {
        var decision = Decide(AnAssessment(), Failed("contract"), Failed("equivalence"));

        Assert.Equal(Release.Reject, decision.Release);
        Assert.Equal("equivalence.because", Assert.Single(decision.Reasons).Id);
    }

    [Fact]
    public void Holds_what_the_contract_does_not_cover()
    {
        var decision = Decide(AnAssessment(), Failed("contract"));

        Assert.Equal(Release.Review, decision.Release);
        Assert.Contains(decision.Reasons, r => r.Id == "contract.because");
    }

    [Fact]
    public void Inconclusive_is_neither_deployed_nor_rejected()
    {
        var inconclusive = Verdict.Inconclusive("improvement", new Reason("improvement.few", "Needs more."));

        Assert.Equal(Release.Review, Decide(AnAssessment(confidence: 0.2), inconclusive).Release);
    }

    [Fact]
    public void Every_gate_that_does_not_hold_is_named_with_its_number_and_what_would_flip_it()
    {
        var decision = Decide(AnAssessment(confidence: 0.5, risk: 6.25, complexity: 9));

        Assert.Equal(
        [
            ("gate.confidence", "The confidence of 0.5 is not above 0.85.", "More traffic narrows it."),
            ("gate.risk", "The risk of 6.25 is not below 5.", "The largest term: a (6.25)."),
            ("gate.complexity", "The complexity of 9 is not below 8.", "The largest term: b (9)."),
        ], decision.Reasons.Select(r => (r.Id, r.Sentence, r.WouldFlip)));
        Assert.Equal([("confidence", 0.5), ("risk", 6.25), ("complexity", 9d)], decision.Reasons.SelectMany(r => r.Numbers).Select(n => (n.Key, n.Value)));
    }

    [Fact]
    public void The_largest_term_of_a_risk_is_named_and_a_risk_without_terms_says_so()
    {
        var several = AnAssessment(risk: 6) with { RiskTerms = [new Term("small", 1), new Term("large", 4), new Term("middle", 1.5)] };
        Assert.Equal("The largest term: large (4).", Decide(several).Reasons[0].WouldFlip);
        Assert.Equal("It has no terms.", Decide(several with { RiskTerms = [] }).Reasons[0].WouldFlip);
    }

    [Fact]
    public void The_confidence_of_what_was_not_decided_is_no_gate_of_its_own()
    {
        var inconclusive = Verdict.Inconclusive("improvement", new Reason("improvement.few", "Needs more."));

        Assert.Equal(["improvement.few"], Decide(AnAssessment(confidence: 0.2), inconclusive).Reasons.Select(r => r.Id));
    }

    [Fact]
    public void An_improvement_that_passed_is_still_held_for_its_confidence() =>
        Assert.Equal(["gate.confidence"], Decide(AnAssessment(confidence: 0.8), Passed("improvement")).Reasons.Select(r => r.Id));

    [Fact]
    public void Scores_are_told_to_three_decimals() =>
        Assert.Equal("The risk of 6.123 is not below 5.", Assert.Single(Decide(AnAssessment(risk: 6.12345)).Reasons).Sentence);

    [Fact]
    public void A_call_without_verdicts_or_options_is_told_which_is_missing()
    {
        Assert.Throws<ArgumentNullException>("verdicts", () => GatePolicy.Decide(null!, AnAssessment(), Autonomy.Full, Defaults));
        Assert.Throws<ArgumentNullException>("options", () => GatePolicy.Decide([], null, Autonomy.Full, null!));
    }

    [Fact]
    public void Without_an_assessment_nothing_is_deployed() =>
        Assert.Equal(Release.Review, GatePolicy.Decide([Passed("compile")], null, Autonomy.Full, Defaults).Release);

    [Fact]
    public void All_reasons_of_all_failed_examinations_are_given() =>
        Assert.Equal(["scenarios.because", "improvement.because"], Decide(AnAssessment(), Failed("scenarios"), Failed("improvement")).Reasons.Select(r => r.Id));

    [Fact]
    public void What_holds_says_its_numbers_and_what_a_person_has_to_do()
    {
        var decision = GatePolicy.Decide([Passed("compile")], AnAssessment(), Autonomy.Recommend, Defaults);

        Assert.Equal(
        [
            "All gates hold: confidence 99.0 %, risk 1.0, complexity 1.0, every examination passed.",
            "The platform's autonomy is 'recommend', so a person releases it.",
        ], decision.Reasons.Select(r => r.Sentence));
        Assert.Equal("Approve it, or run with --autonomy full.", decision.Reasons[1].WouldFlip);
    }

    [Fact]
    public void The_limits_are_those_of_the_options()
    {
        var strict = new GateOptions { MinConfidence = 0.995, MaxRisk = 0.5, MaxComplexity = 0.5 };

        Assert.Equal(
            ["gate.confidence", "gate.risk", "gate.complexity"],
            GatePolicy.Decide([Passed("compile")], AnAssessment(), Autonomy.Full, strict).Reasons.Select(r => r.Id));
        Assert.Equal((0.85, 5d, 8d, 0.15), (Defaults.MinConfidence, Defaults.MaxRisk, Defaults.MaxComplexity, Defaults.FalseDiscoveryLevel));
    }

    private static GateDecision Decide(Assessment assessment, params Verdict[] verdicts) =>
        GatePolicy.Decide([Passed("compile"), .. verdicts], assessment, Autonomy.Full, Defaults);

    private static Verdict Passed(string examination) => Verdict.Pass(examination, new Reason($"{examination}.because", "It held."));

    private static Verdict Failed(string examination) => Verdict.Fail(examination, new Reason($"{examination}.because", "It did not hold."));

    private static Assessment AnAssessment(double confidence = 0.99, double risk = 1, double complexity = 1)
    {
        var summary = new OutcomeSummary(100, 10, 10, 20, 0, 1);
        return new Assessment(
            Metric.MeanLatency, new Estimate(0.5, 0.4, 0.6, 100), confidence, risk, complexity, [new Term("a", risk)], [new Term("b", complexity)])
        {
            Baseline = summary,
            Optimized = summary with { MeanMs = 5 },
        };
    }
}
