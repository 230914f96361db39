using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Versions that are past their trial, whose base is out of sight or of an earlier time.</summary>
public sealed class RolloutPromotedTests
{
    private static readonly RolloutOptions Options = new();

    [Fact]
    public void A_promoted_version_that_begins_to_fail_is_rolled_back()
    {
        var healthy = Window(0, Evidence(500, 5), Evidence(500, 5, 10));
        var after = new[] { Window(1, Evidence(0), Evidence(1_000, 10, 10)), Window(2, Evidence(0), Evidence(120, 12, 10)) };
        var decision = Decide(Promoted(healthy, after[0], after[1]));
        Assert.Equal((RolloutAction.RollBack, "errors.hard-limit"), (decision.Action, decision.Reasons[0].Id));
        Assert.Equal("version.holds", Decide(Promoted(healthy, after[0])).Reasons[0].Id);
    }

    [Fact]
    public void A_promoted_version_that_begins_to_fail_is_rolled_back_though_one_instance_stays_on_the_original()
    {
        var healthy = Window(0, Evidence(500, 5), Evidence(500, 5, 10));
        var decision = Decide(Promoted(healthy, Window(1, Evidence(1), Evidence(1_000, 10, 10)), Window(2, Evidence(1), Evidence(120, 12, 10))));
        Assert.Contains(decision.Reasons, r => r.Id == "errors.hard-limit");
    }

    [Fact]
    public void A_promoted_version_of_a_function_that_always_failed_is_not_rolled_back_for_it()
    {
        var situation = Promoted(Evidence(1_000, 120), Window(9, Evidence(0), Evidence(500, 60, 10)));
        Assert.Equal(RolloutAction.Hold, Decide(situation).Action);
    }

    [Fact]
    public void A_promoted_version_is_held_against_what_its_base_showed_in_the_trial_when_the_base_is_out_of_sight()
    {
        var decision = Decide(Promoted(Evidence(1_000, 10), Window(9, Evidence(0), Evidence(120, 12, 10))));
        Assert.Equal((RolloutAction.RollBack, "errors.hard-limit"), (decision.Action, decision.Reasons[0].Id));
    }

    [Fact]
    public void A_healthy_version_whose_base_failed_as_often_stays_though_the_sandbox_saw_no_failure()
    {
        var situation = Promoted(Evidence(2_000, 120), Window(1_500, Evidence(0), Evidence(500, 30, 10)));
        var assessment = situation.Version.Assessment with { Baseline = new OutcomeSummary(1_000_000, 20, 20, 40, 0, 1) };
        Assert.Equal("version.holds", Decide(situation with { Version = situation.Version with { Assessment = assessment } }).Reasons[0].Id);
    }

    [Fact]
    public void A_promoted_version_that_loses_its_gain_is_rolled_back()
    {
        var decision = Decide(Promoted(Window(0, Evidence(2_000), Evidence(2_000, meanMs: 10)), Window(1, Evidence(0), Evidence(2_000, meanMs: 20))));
        Assert.Equal((RolloutAction.RollBack, "effect.below-prediction"), (decision.Action, decision.Reasons[0].Id));
    }

    [Fact]
    public void What_was_seen_side_by_side_before_promotion_is_not_tested_anew_when_the_horizon_slides_over_it()
    {
        var unlucky = Window(0.5, Evidence(500, 1), Evidence(100, 12, 10));
        var after = Window(2, Evidence(0), Evidence(2_000, 20, 10));
        Assert.Equal("version.holds", Decide(Promoted(Evidence(4_000, 40), unlucky, after)).Reasons[0].Id);
    }

    [Fact]
    public void A_promoted_version_that_became_slower_is_not_rolled_back_for_it()
    {
        var situation = Promoted(Window(0, Evidence(500), Evidence(500, meanMs: 20)), Window(1, Evidence(0), Evidence(500, meanMs: 60)));
        var decision = Decide(situation with { Version = situation.Version with { Assessment = Version(Metric.ErrorRate).Assessment } });
        Assert.Equal((RolloutAction.Hold, "It holds: 0 of the latest 500 invocations failed."), (decision.Action, decision.Reasons[0].Sentence));
        Assert.Equal([("errors", 0), ("invocations", 500)], decision.Reasons[0].Numbers.Select(n => (n.Key, n.Value)));
        Assert.Null(decision.Reasons[0].WouldFlip);
    }

    private static RolloutDecision Decide(RolloutSituation situation) => RolloutPolicy.Decide(situation, Options, Start.AddMinutes(5));
}
