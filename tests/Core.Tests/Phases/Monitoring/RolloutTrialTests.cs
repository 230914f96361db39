using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>What keeps a canary where it is and what lets it go on, with the sentence that tells it and at its exact bounds.</summary>
public sealed class RolloutTrialTests
{
    private static readonly RolloutOptions Options = new() { MinInvocationsToPromote = 30, MinStepDuration = TimeSpan.FromMinutes(10) };

    [Theory]
    [InlineData(29, RolloutAction.Hold)]
    [InlineData(30, RolloutAction.Step)]
    public void A_step_needs_as_many_invocations_as_the_options_say_and_not_one_more(int invocations, RolloutAction action) =>
        Assert.Equal(action, After(10, Trial(Canary(), Window(0, Evidence(900), Evidence(invocations, meanMs: 10)))).Action);

    [Fact]
    public void A_step_with_too_little_evidence_says_how_much_it_has() => Tells(
        After(10, Trial(Canary(), Window(0, Evidence(900), Evidence(29, meanMs: 10)))),
        "evidence.too-little", "Its step at 1 % has 29 of 30 invocations.", "1 more invocations", ("invocations", 29), ("needed", 30));

    [Fact]
    public void A_step_that_is_too_short_says_how_long_it_lasts() => Tells(
        After(9.5, Trial(Canary(), Window(0, Evidence(900), Evidence(40, meanMs: 10)))),
        "step.too-short", "Its step lasts 00:09:30 of 00:10:00.", "time", ("seconds", 570), ("needed", 600));

    /// <summary>The e-value of 2 of 40 against 9 of 900 is the mixture's of the paper, computed apart from the product.</summary>
    [Fact]
    public void A_step_that_held_for_its_least_time_says_what_it_saw_and_where_it_goes() => Tells(
        After(10, Trial(Canary(), Window(0, Evidence(900, 9), Evidence(40, 2, 10)))),
        "step.held", "2 of 40 invocations failed at 1 %, 9 of 900 of its base (e-value 1.94); it goes to 5 %.", null,
        ("errors", 2), ("invocations", 40), ("baseErrors", 9), ("baseInvocations", 900), ("eValue", 1.943562), ("next", 0.05));

    [Theory]
    [InlineData(29, 40, 0)]
    [InlineData(40, 30, 1)]
    public void Nothing_is_promoted_while_either_side_shows_too_little_of_the_objective(int before, int trial, int errors) => Tells(
        After(10, Trial(Canary(3), Window(0, Evidence(before), Evidence(trial, errors, 10)))),
        "effect.unknown", "Both sides do not yet show enough of its objective for promotion.", "more observed invocations of both sides");

    /// <summary>Means of 20 ms and 17 ms over 300 calls: 0.15 ± 0.101365 of the predicted 0.5.</summary>
    [Fact]
    public void A_gain_that_is_too_uncertain_for_promotion_is_told_with_its_interval()
    {
        var decision = After(10, Trial(Canary(3), Window(0, Evidence(300), Evidence(300, meanMs: 17))));

        Tells(
            decision, "effect.uncertain",
            "It realises 30 % of the predicted gain by the best estimate (10 % to 50 %); promotion needs 50 %.", "a higher gain, or more evidence",
            ("effectiveness", 0.3), ("lower", 0.097269), ("upper", 0.502731), ("invocations", 300), ("needed", 0.5));
        Assert.Equal((0.15, 0.048635, 0.251365, 300), Rounded(decision.Realised));
        Assert.Equal((0.3, 0.097269, 0.502731, 300), Rounded(decision.Effectiveness));
    }

    [Fact]
    public void A_canary_that_realises_exactly_what_promotion_needs_is_promoted()
    {
        var decision = After(10, Trial(Canary(3), Window(0, Evidence(300), Evidence(300, meanMs: 15))));

        Assert.Equal(RolloutAction.Promote, decision.Action);
        Tells(decision, "canary.held", "It fails no more often than its base and realises 50 % of the predicted gain (32 % to 68 %, 300 invocations).", null,
            ("effectiveness", 0.5), ("lower", 0.32112), ("upper", 0.67888), ("invocations", 300));
    }

    [Fact]
    public void Where_no_gain_was_predicted_none_is_set_against_it()
    {
        var decision = After(10, Trial(Canary(3), Window(0, Evidence(300), Evidence(300, meanMs: 21))) with { Version = Version(predicted: 0) });

        Tells(decision, "canary.held", "It does no harm that its base does not do; no gain was predicted that it could fall short of.", null);
        Assert.Null(decision.Effectiveness);
        Assert.Equal(-0.05, decision.Realised!.Value, 9);
    }

    [Fact]
    public void The_last_step_waits_for_rare_harm_until_its_longest_time_is_over()
    {
        var held = Trial(Canary(3), Window(0, Evidence(900), Evidence(900, meanMs: 10)));

        Tells(
            RolloutPolicy.Decide(held, new RolloutOptions(), Start.AddHours(23.9)), "evidence.rare-harm",
            "Its trial has 900 of the 4000 invocations in which harm to few calls shows.", "3100 more invocations, or 24 h at this share", ("invocations", 900), ("needed", 4_000));
        Assert.Equal(RolloutAction.Promote, RolloutPolicy.Decide(held, new RolloutOptions(), Start.AddHours(24)).Action);
    }

    [Fact]
    public void A_canary_beyond_the_steps_that_were_taken_out_of_the_options_is_at_its_last()
    {
        var situation = Trial(Canary(1), Window(0, Evidence(300), Evidence(300, meanMs: 10)));
        Assert.Equal(RolloutAction.Promote, RolloutPolicy.Decide(situation, Options with { Steps = [0.05, 1] }, Start.AddMinutes(10)).Action);
    }

    [Fact]
    public void A_canary_that_is_withdrawn_says_how_long_it_was_on_trial_and_what_would_have_helped() => Tells(
        After(60 * 73.5, Trial(Canary(), Window(0, Evidence(900), Evidence(9, meanMs: 10)))),
        "canary.too-long",
        "It was on trial for 73.5 h without enough evidence for promotion; 72 h is the limit.", "more traffic, or a longer MaxDuration",
        ("hours", 73.5), ("limit", 72));

    private static RolloutDecision After(double minutes, RolloutSituation situation) => RolloutPolicy.Decide(situation, Options, Start.AddMinutes(minutes));

    private static (double, double, double, long) Rounded(Estimate? estimate) =>
        (Math.Round(estimate!.Value, 6), Math.Round(estimate.Lower, 6), Math.Round(estimate.Upper, 6), estimate.Samples);

    private static void Tells(
        RolloutDecision decision, string id, string sentence, string? wouldFlip, params (string Name, double Value)[] numbers)
    {
        var reason = Assert.Single(decision.Reasons);
        Assert.Equal((id, sentence, wouldFlip), (reason.Id, reason.Sentence, reason.WouldFlip));
        Assert.Equal(numbers, reason.Numbers.Select(n => (n.Key, Math.Round(n.Value, 6))));
    }
}
