using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Tests.Learning.Bandit;

public sealed class ThompsonPolicyTests
{
    private static readonly BanditOption[] Options = [new("caching", "a", 0.10, 0.5), new("memoization", "a", 0.09, 0.5)];
    private readonly OutcomeModels models = new(1_000);

    [Fact]
    public void Knowing_nothing_it_takes_what_the_default_priorities_take() =>
        Assert.Equal(ThompsonPolicy.Default(Options), new ThompsonPolicy(models, new Random(1)).Choose(Options, 0).Index);

    [Fact]
    public void It_turns_to_what_holds()
    {
        for (var i = 0; i < 30; i++)
        {
            models.Learn(Outcome("caching", ExperienceKind.RolledBack));
            models.Learn(Outcome("memoization", ExperienceKind.Realised));
        }
        var choice = new ThompsonPolicy(models, new Random(1)).Choose(Options, 0.5);
        Assert.Equal(1, choice.Index);
        Assert.Equal(1, choice.Propensity, 2);
    }

    [Fact]
    public void The_logged_propensity_is_how_often_it_chooses_so()
    {
        var policy = new ThompsonPolicy(models, new Random(2));
        var choices = Enumerable.Range(0, 2_000).Select(_ => policy.Choose(Options, 1)).ToList();
        var share = choices.Count(c => c.Index == 0) / 2_000.0;
        Assert.Equal(share, choices.Where(c => c.Index == 0).Average(c => c.Propensity), 0.03);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(2, 6)]
    [InlineData(40, 10)]
    public void Beta_draws_have_the_mean_and_variance_of_the_distribution(double alpha, double beta)
    {
        var random = new Random(3);
        var draws = Enumerable.Range(0, 50_000).Select(_ => BetaSampler.Next(random, alpha, beta)).ToArray();
        var (mean, sum) = (alpha / (alpha + beta), alpha + beta);
        Assert.Equal(mean, draws.Average(), 0.005);
        Assert.Equal(mean * (1 - mean) / (sum + 1), draws.Average(d => (d - mean) * (d - mean)), 0.002);
    }

    [Fact]
    public void The_safe_floor_lets_little_be_lost_to_exploring()
    {
        var floor = new SafeFloor();
        var (chosen, usual) = (0.0, 0.0);
        for (var i = 0; i < 1_000; i++)
        {
            chosen += floor.Admits(0.5, 1) ? 0.5 : 1;
            usual += 1;
        }
        Assert.InRange(chosen / usual, 0.95, 0.97);
    }

    [Fact]
    public void The_doubly_robust_estimate_is_right_though_the_model_is_wrong()
    {
        var random = new Random(4);
        List<LoggedDecision> log = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() < 0.25
            ? new LoggedDecision(Options, 1, 0.25, random.NextDouble() < 0.8 ? 1 : 0)
            : new LoggedDecision(Options, 0, 0.75, 0.1))];
        var estimate = OffPolicyEstimate.DoublyRobust(log, _ => 1, _ => 0.3);
        Assert.InRange(0.8, estimate.Lower, estimate.Upper);
        Assert.True(estimate.Upper - estimate.Lower < 0.1);
    }

    private static Experience Outcome(string type, ExperienceKind kind) =>
        new("id", DateTimeOffset.UnixEpoch, "f", type, "a", kind, 0.1, kind == ExperienceKind.Realised ? 0.1 : 0, 1);
}
