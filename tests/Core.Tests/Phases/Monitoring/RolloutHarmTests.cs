using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>What a roll-back tells, each kind of harm with its whole sentence and all of its numbers.</summary>
public sealed class RolloutHarmTests
{
    private const double Alpha = 0.01;
    private static readonly RolloutOptions Options = new();

    [Fact]
    public void More_errors_are_told_with_the_e_value_and_the_latest_counts_of_both_sides() => Tells(
        RolloutChecks.Errors(Shown(Calls(900, 9), Calls(120, 12), eValue: 31.4), Options),
        "errors.above-base",
        "It fails more often than its base: the e-value reached 31.4, and 20 is the limit (latest: 12 of 120 against 9 of 900).",
        ("errors", 12), ("invocations", 120), ("baseErrors", 9), ("baseInvocations", 900), ("eValue", 31.4));

    [Fact]
    public void More_cancellations_are_told_with_the_e_value_and_the_counts_of_both_sides() => Tells(
        RolloutChecks.Cancellations(
            Shown(Calls(900) with { Cancelled = 3 }, Calls(80) with { Cancelled = 20 }) with { CancelEValue = 44.2 }, Options),
        "cancellations.above-base",
        "Its callers give it up more often than its base: the e-value reached 44.2, and 20 is the limit (20 of 100 cancelled against 3 of 903).",
        ("cancelled", 20), ("invocations", 100), ("baseCancelled", 3), ("baseInvocations", 903), ("eValue", 44.2));

    /// <summary>Fisher's test of 3 of 4 against 1 of 4: (4 · 4 + 1) of the 70 ways to draw 4 of 8 hold 3 or 4 of the 4 errors.</summary>
    [Fact]
    public void The_hard_limit_is_told_with_both_error_counts_and_how_probable_they_are() => Tells(
        RolloutChecks.HardLimit(
            Shown(Calls(4, 1), Calls(4, 3)), new RolloutOptions { HardMinInvocations = 4, HardMinErrors = 3, HardTailProbability = 0.25 }),
        "errors.hard-limit",
        "3 of its latest 4 invocations failed (75.0 %, limit 5.0 %), and 1 of 4 of its base.",
        ("errors", 3), ("invocations", 4), ("baseErrors", 1), ("baseInvocations", 4), ("tailProbability", 17 / 70d));

    [Fact]
    public void A_gain_below_the_prediction_is_told_with_its_estimate_and_the_most_that_it_can_be() => Tells(
        RolloutChecks.Ineffective(new Estimate(0.2, 0.05, 0.35, 300), Options),
        "effect.below-prediction",
        "It realises 20 % of the predicted gain, at most 35 %; the limit is 50 % (300 invocations).",
        ("effectiveness", 0.2), ("upper", 0.35));

    /// <summary>The lower end is that of the confidence sequence of both sides' means at alpha 0.01, computed apart from the product.</summary>
    [Fact]
    public void A_slower_mean_is_told_with_the_ratio_the_least_that_it_can_be_and_what_is_allowed() => Tells(
        RolloutChecks.Slower(Shown(Evidence(300), Evidence(300, meanMs: 30)), Version().Assessment, Options, Alpha),
        "latency.slower",
        "Its mean latency is 1.50 times its base's, at least 1.32 times; 1.10 times is allowed.",
        ("ratio", 1.5), ("lower", 1.32112), ("allowed", 1.1));

    [Fact]
    public void A_longer_tail_is_told_with_the_e_value() => Tells(
        RolloutChecks.SlowTail(Shown(Calls(900), Calls(100)) with { TailEValue = 27.3 }, Options),
        "latency.tail",
        "Slow calls, beyond 1.5 times its base's 95th percentile or twice its 99th, are more frequent than its base's: the e-value reached 27.3, and 20 is the limit.",
        ("eValue", 27.3), ("limit", 20));

    /// <summary>The lower end as above; half of the calls allocate a fifth less than the mean, half a fifth more.</summary>
    [Fact]
    public void More_memory_is_told_with_the_bytes_of_both_sides_and_the_least_growth_that_it_can_be() => Tells(
        RolloutChecks.Memory(Shown(Allocating(400, 50_000), Allocating(400, 100_000)), Options, Alpha),
        "memory.above-base",
        "A call allocates 100000 bytes on average and 50000 by its base: at least 90 % more, and 50 % is allowed.",
        ("bytes", 100_000), ("baseBytes", 50_000), ("growth", 1), ("lower", 0.898732));

    private static void Tells(Reason? reason, string id, string sentence, params (string Name, double Value)[] numbers)
    {
        Assert.Equal((id, sentence), (reason?.Id, reason?.Sentence));
        Assert.Equal(numbers.Select(n => (n.Name, Math.Round(n.Value, 6))), reason!.Numbers.Select(n => (n.Key, Math.Round(n.Value, 6))));
    }

    private static VersionEvidence Allocating(int calls, double mean) => new()
    {
        Metered = calls, AllocatedBytes = calls * mean, AllocatedSquares = calls / 2 * mean * mean * (0.8 * 0.8 + 1.2 * 1.2),
    };
}
