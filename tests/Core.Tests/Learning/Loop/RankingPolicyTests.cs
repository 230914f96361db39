using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class RankingPolicyTests
{
    private readonly OutcomeModels learned = new(1_000);
    private readonly SlateLog log = new();

    private RankingPolicy Policy => field ??= new RankingPolicy(learned, log);

    [Fact]
    public void Before_anything_is_learned_there_is_nothing_to_judge_and_the_prior_ranks()
    {
        Assert.Null(Policy.Review());
        Assert.Equal(0.5, Policy.InUse.Mean("caching", "a"));
    }

    [Fact]
    public void What_the_log_speaks_for_is_adopted_once()
    {
        for (var i = 0; i < 12; i++) Cycle(i, taken: "caching", propensity: 0.8, reward: -0.3);
        Learn("caching", ExperienceKind.RolledBack, 12);
        var review = Policy.Review()!;
        Assert.True(review.Adopted, $"{review}");
        Assert.Equal((1, 12), (review.Version, review.Cycles));
        Assert.True(review.AboveDefault.Lower > 0, $"{review.AboveDefault}");
        Assert.True(Policy.InUse.Mean("caching", "a") < 0.3);
        Assert.Null(Policy.Review());
    }

    [Fact]
    public void What_the_log_speaks_against_is_not_used_and_the_policy_in_use_stays()
    {
        for (var i = 0; i < 12; i++) Cycle(i, taken: i % 3 == 0 ? "memoization" : "caching", propensity: i % 3 == 0 ? 0.33 : 0.67, reward: i % 3 == 0 ? -0.3 : 0.2);
        Learn("memoization", ExperienceKind.Realised, 20);
        Learn("caching", ExperienceKind.RolledBack, 20);
        var review = Policy.Review()!;
        Assert.False(review.Adopted, $"{review}");
        Assert.Equal(0, review.Version);
        Assert.Equal(0.5, Policy.InUse.Mean("memoization", "a"));
        Assert.Contains("not used, version 0 stays", $"{review}", StringComparison.Ordinal);
    }

    [Fact]
    public void One_logged_cycle_is_not_enough_to_choose_otherwise()
    {
        Cycle(0, taken: "caching", propensity: 0.8, reward: -0.3);
        Learn("caching", ExperienceKind.RolledBack, 12);
        Assert.False(Policy.Review()!.Adopted);
    }

    [Fact]
    public void A_policy_that_takes_what_the_default_priorities_take_needs_no_evidence()
    {
        Cycle(0, taken: "caching", propensity: 1, reward: 0.2);
        Learn("caching", ExperienceKind.Realised, 1);
        Assert.True(Policy.Review()!.Adopted);
    }

    [Fact]
    public void The_value_of_a_cycle_is_right_though_the_model_is_wrong()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 20_000).Select(i => random.NextDouble() < 0.25 ? Slate(i, "memoization", 0.25, random.NextDouble() < 0.8 ? 1 : 0) : Slate(i, "caching", 0.75, 0.1))
            .Select(s => SlateValue.Of(s, d => d.Type == "memoization" ? 1 : 0, _ => 0.3)).ToList();
        var estimate = SlateValue.Mean(values);
        Assert.InRange(0.8, estimate.Lower, estimate.Upper);
        Assert.True(estimate.Upper - estimate.Lower < 0.1, "seed 6");
    }

    private void Cycle(int number, string taken, double propensity, double reward)
    {
        var slate = Slate(number, taken, propensity, null);
        log.Add(slate);
        log.Reward(slate.Single(d => d.Taken), reward);
    }

    /// <summary>One function for which caching is predicted to save a little more than memoization.</summary>
    private static Tier1Decision[] Slate(int cycle, string taken, double propensity, double? reward) =>
    [
        .. new[] { ("caching", 0.2), ("memoization", 0.18) }.Select(o => new Tier1Decision($"c{cycle}", "f", o.Item1, "a", o.Item2, o.Item1 == taken ? propensity : 0)
        {
            Taken = o.Item1 == taken, Saving = o.Item2, Reward = o.Item1 == taken ? reward : null,
        }),
    ];

    private void Learn(string type, ExperienceKind kind, int times)
    {
        for (var i = 0; i < times; i++)
            learned.Learn(new Experience($"{type}{i}", DateTimeOffset.UnixEpoch, "f", type, "a", kind, 0.2, kind == ExperienceKind.Realised ? 0.2 : 0, 1));
    }
}
