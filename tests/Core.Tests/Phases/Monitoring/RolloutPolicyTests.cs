using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

public sealed class RolloutPolicyTests
{
    private static readonly RolloutOptions Options = new() { MinInvocationsToPromote = 30, MaxSlowdown = 0.25 };

    [Fact]
    public void A_canary_without_enough_invocations_holds_and_says_how_many_are_missing()
    {
        var decision = Decide(Trial(Canary(), Window(0, Evidence(900), Evidence(9, meanMs: 10))));
        Assert.Equal((RolloutAction.Hold, "evidence.too-little", "21 more invocations"), (decision.Action, decision.Reasons[0].Id, decision.Reasons[0].WouldFlip));
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1, 0.20)]
    [InlineData(2, 0.50)]
    public void A_canary_that_holds_goes_to_its_next_share(int step, double weight)
    {
        var decision = Decide(Trial(Canary(step), Window(0, Evidence(900), Evidence(40, meanMs: 10))));
        Assert.Equal(RolloutAction.Step, decision.Action);
        Assert.Equal((step + 1, weight, Start.AddMinutes(5)), (decision.Next!.Step, decision.Next.Weight, decision.Next.StepStarted));
    }

    [Fact]
    public void A_canary_that_held_at_its_last_share_is_promoted_with_the_gain_it_realised()
    {
        var decision = Decide(Trial(Canary(3), Window(0, Evidence(200), Evidence(200, meanMs: 10))));
        Assert.Equal(RolloutAction.Promote, decision.Action);
        Assert.Equal(0.5, decision.Realised!.Value, 0.01);
        Assert.Equal(1, decision.Effectiveness!.Value, 0.02);
    }

    [Fact]
    public void A_canary_whose_effect_is_not_yet_clear_is_not_promoted()
    {
        var decision = Decide(Trial(Canary(3), Window(0, Evidence(40), Evidence(40, meanMs: 17))));
        Assert.Equal((RolloutAction.Hold, "effect.uncertain"), (decision.Action, decision.Reasons[0].Id));
    }

    [Fact]
    public void Evidence_of_earlier_steps_does_not_count_for_this_one()
    {
        var decision = Decide(Trial(Canary(1, minutes: 3), Window(0, Evidence(900), Evidence(500, meanMs: 10)), Window(3, Evidence(900), Evidence(5, meanMs: 10))));
        Assert.Equal("evidence.too-little", decision.Reasons[0].Id);
    }

    [Theory]
    [InlineData(900, 9, 100, 25, "errors.above-base")]
    [InlineData(900, 9, 100, 25, "errors.hard-limit")]
    public void A_canary_that_fails_more_often_than_its_base_is_rolled_back(int before, int beforeErrors, int trial, int trialErrors, string because)
    {
        var decision = Decide(Trial(Canary(), Window(0, Evidence(before, beforeErrors), Evidence(trial, trialErrors, 10))));
        Assert.Equal(RolloutAction.RollBack, decision.Action);
        Assert.Contains(decision.Reasons, r => r.Id == because);
    }

    [Fact]
    public void A_canary_that_hangs_until_its_callers_give_it_up_is_rolled_back()
    {
        var hanging = new VersionEvidence { Cancelled = 12 };
        var decision = Decide(Trial(Canary(), Window(0, Evidence(900) with { Cancelled = 9 }, hanging)));
        Assert.Equal((RolloutAction.RollBack, "cancellations.above-base"), (decision.Action, decision.Reasons[0].Id));
        Assert.Contains("12 of 12 cancelled against 9 of 909", decision.Reasons[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canary_that_is_given_up_as_often_as_its_base_goes_on() => Assert.Equal(
        RolloutAction.Step,
        Decide(Trial(Canary(), Window(0, Evidence(800) with { Cancelled = 100 }, Evidence(40, meanMs: 10) with { Cancelled = 5 }))).Action);

    [Fact]
    public void An_outage_that_hits_both_sides_alike_is_not_the_canarys_fault()
    {
        var decision = Decide(Trial(Canary(2), Window(0, Evidence(800, 400), Evidence(200, 100, 10))));
        Assert.Equal(RolloutAction.Step, decision.Action);
    }

    [Fact]
    public void A_canary_that_realises_less_than_half_of_its_prediction_is_rolled_back()
    {
        var decision = Decide(Trial(Canary(3), Window(0, Evidence(2_000), Evidence(2_000, meanMs: 19))));
        Assert.Equal((RolloutAction.RollBack, "effect.below-prediction"), (decision.Action, decision.Reasons[0].Id));
        Assert.True(decision.Effectiveness!.Upper < 0.5);
    }

    [Fact]
    public void A_canary_that_lowers_errors_but_is_much_slower_is_rolled_back()
    {
        var situation = Trial(Canary(3), Window(0, Evidence(2_000, 200), Evidence(2_000, 20, 60))) with { Version = Version(Metric.ErrorRate, 0.8) };
        Assert.Contains(Decide(situation).Reasons, r => r.Id == "latency.slower");
    }

    [Fact]
    public void A_canary_without_verdict_is_withdrawn_after_its_time()
    {
        var decision = RolloutPolicy.Decide(Trial(Canary(), Window(0, Evidence(900), Evidence(9, meanMs: 10))), Options, Start + Options.MaxDuration);
        Assert.Equal((RolloutAction.Withdraw, "canary.too-long"), (decision.Action, decision.Reasons[0].Id));
    }

    [Fact]
    public void A_frozen_platform_only_rolls_back()
    {
        var good = Trial(Canary(), Window(0, Evidence(900), Evidence(40, meanMs: 10))) with { Frozen = true };
        var bad = Trial(Canary(), Window(0, Evidence(900, 9), Evidence(100, 50))) with { Frozen = true };
        Assert.Equal((RolloutAction.Hold, RolloutAction.RollBack), (Decide(good).Action, Decide(bad).Action));
    }

    [Fact]
    public void Without_any_evidence_everything_holds()
    {
        Assert.Equal(RolloutAction.Hold, Decide(Trial(Canary())).Action);
        Assert.Equal(RolloutAction.Hold, Decide(Promoted()).Action);
    }

    [Fact]
    public void A_canary_is_not_promoted_before_harm_to_few_calls_had_time_to_show_or_its_last_step_lasted_long_enough()
    {
        var held = Trial(Canary(3), Window(0, Evidence(2_000), Evidence(2_000, meanMs: 10)));
        var (early, late) = (Start.AddMinutes(5), Start.AddMinutes(5) + new RolloutOptions().LongestLastStep);
        Assert.Equal((RolloutAction.Hold, "evidence.rare-harm", "2000 more invocations, or 24 h at this share"), Short(RolloutPolicy.Decide(held, new RolloutOptions(), early)));
        Assert.Equal(RolloutAction.Promote, RolloutPolicy.Decide(held, new RolloutOptions(), late).Action);
        var more = Trial(Canary(3), Window(0, Evidence(4_000), Evidence(4_000, meanMs: 10)));
        Assert.Equal(RolloutAction.Promote, RolloutPolicy.Decide(more, new RolloutOptions(), early).Action);
    }

    [Fact]
    public void A_canary_of_which_nothing_was_predicted_is_promoted_when_it_does_no_harm()
    {
        var situation = Trial(Canary(3), Window(0, Evidence(500), Evidence(500))) with { Version = Version(predicted: 0) };
        Assert.Equal((RolloutAction.Promote, "canary.held"), (Decide(situation).Action, Decide(situation).Reasons[0].Id));
    }

    [Fact]
    public void What_is_closed_says_why_and_a_frozen_platform_what_would_open_it()
    {
        var frozen = Trial(Canary(), Window(0, Evidence(900), Evidence(40, meanMs: 10))) with { Frozen = true };
        var closed = new Reason("window.closed", "Changes are made at night.");
        Assert.Equal((RolloutAction.Hold, "platform.frozen", "unfreeze the platform"), Short(Decide(frozen)));
        Assert.Equal("The platform is frozen: only roll-back is possible.", Decide(frozen).Reasons[0].Sentence);
        Assert.Equal([closed], Decide(frozen with { Closed = closed }).Reasons);
    }

    [Fact]
    public void A_call_without_a_situation_or_options_is_told_which_is_missing()
    {
        Assert.Throws<ArgumentNullException>("situation", () => RolloutPolicy.Decide(null!, Options, Start));
        Assert.Throws<ArgumentNullException>("options", () => RolloutPolicy.Decide(Trial(Canary()), null!, Start));
    }

    private static RolloutDecision Decide(RolloutSituation situation) => RolloutPolicy.Decide(situation, Options, Start.AddMinutes(5));

    private static (RolloutAction, string, string?) Short(RolloutDecision decision) => (decision.Action, decision.Reasons[0].Id, decision.Reasons[0].WouldFlip);
}
