using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Tests.Learning.Bandit;

public sealed class OutcomeModelsTests
{
    private readonly OutcomeModels models = new(1_000);

    [Fact]
    public void Before_any_outcome_every_type_is_as_likely_to_hold_as_not()
    {
        Assert.Equal(0.5, models.Mean("caching", "rwfs"));
        Assert.Equal(1, models.GainRatio("caching", "rwfs"));
    }

    [Fact]
    public void A_context_without_outcomes_borrows_from_its_type()
    {
        for (var i = 0; i < 20; i++) models.Learn(Outcome(ExperienceKind.RolledBack, "Rwfs", 0));
        Assert.True(models.Mean("caching", "rwfS") < 0.2);
        Assert.True(models.Mean("caching", "Rwfs") < models.Mean("caching", "rwfS"));
        Assert.Equal(0.5, models.Mean("memoization", "Rwfs"));
    }

    [Theory]
    [InlineData(ExperienceKind.RolledBack)]
    [InlineData(ExperienceKind.Rejected)]
    [InlineData(ExperienceKind.Declined)]
    public void Rollbacks_rejections_and_refusals_by_people_count_against_a_type(ExperienceKind kind)
    {
        var outcome = Outcome(kind, "rwfs", 0);
        models.Learn(outcome);
        Assert.True(outcome.Reward < 0);
        Assert.True(models.Mean("caching", "rwfs") < 0.5);
    }

    [Fact]
    public void Half_of_the_predicted_gain_is_learned_as_half()
    {
        for (var i = 0; i < 200; i++) models.Learn(Outcome(ExperienceKind.Realised, "rwfs", 0.1));
        Assert.Equal(0.5, models.GainRatio("caching", "rwfs"), 0.05);
    }

    [Fact]
    public void There_are_never_more_models_than_there_is_room_for()
    {
        var small = new OutcomeModels(20);
        for (var i = 0; i < 100; i++) small.Learn(Outcome(ExperienceKind.Rejected, $"c{i}", 0));
        Assert.Equal(20, small.Count);
    }

    private static Experience Outcome(ExperienceKind kind, string context, double realised) =>
        new("id", DateTimeOffset.UnixEpoch, "f", "caching", context, kind, 0.2, realised, 1);
}
