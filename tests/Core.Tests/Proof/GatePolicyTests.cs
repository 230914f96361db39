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
