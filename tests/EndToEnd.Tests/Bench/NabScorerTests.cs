using Optimizer.Local.Commands.Bench.Nab;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class NabScorerTests
{
    private const int Length = 1_000;
    private static readonly NabProfile Standard = NabProfile.All[0];
    private static readonly NabSeries Series = new(
        "made/one.csv", [], new DateTimeOffset[Length], new double[Length], [(400, 449), (700, 749)]);

    [Fact]
    public void A_detector_that_says_nothing_scores_nothing() =>
        Assert.All(NabProfile.All, p => Assert.Equal(0, NabScorer.Score([(Series, new double[Length])], p).Value));

    [Fact]
    public void A_detector_that_sees_each_window_begin_is_perfect() =>
        Assert.All(NabProfile.All, p => Assert.Equal(100, NabScorer.Score([(Series, Scores(400, 700))], p).Value, 6));

    [Fact]
    public void A_false_alarm_far_from_windows_costs_its_full_weight() =>
        Assert.Equal(100 - (100 * 0.11 / 4), NabScorer.ScoreAt([(Series, Scores(200, 400, 700))], Standard, 1).Value, 6);

    [Fact]
    public void A_false_alarm_right_behind_a_window_costs_next_to_nothing() =>
        Assert.True(NabScorer.ScoreAt([(Series, Scores(400, 450, 700))], Standard, 1).Value > 99.7);

    [Fact]
    public void A_late_detection_is_worth_less_than_an_early_one()
    {
        var late = NabScorer.ScoreAt([(Series, Scores(445, 700))], Standard, 1).Value;
        Assert.InRange(late, 75, 90);
    }

    [Fact]
    public void What_is_said_during_probation_does_not_count() =>
        Assert.Equal(100, NabScorer.ScoreAt([(Series, Scores(10, 149, 400, 700))], Standard, 1).Value, 6);

    private static double[] Scores(params int[] at)
    {
        var scores = new double[Length];
        foreach (var i in at) scores[i] = 1;
        return scores;
    }
}
