using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Storage;

namespace Optimizer.SimulationTests.Learning;

/// <summary>The Analysis phase's own ranking, policy review and safe floor included, over cycles of made platforms.</summary>
public sealed class AdvisedRankingFloorTests
{
    private const int Worlds = 20;
    private const int Cycles = 150;
    private static readonly string[] Types = ["caching", "retry", "pooling", "memoization", "async", "lazy"];

    [Fact]
    public void It_is_never_more_than_a_twentieth_worse_than_the_default_priorities_and_better_in_the_median()
    {
        var ratios = Enumerable.Range(1, Worlds).Select(Play).ToList();
        Assert.All(ratios, (r, i) => Assert.True(r >= 0.95, $"seed {i + 1}: {r:0.000} of what the default priorities bring"));
        Assert.True(ratios.Order().ElementAt(Worlds / 2) > 1, $"median {ratios.Order().ElementAt(Worlds / 2):0.000}, seeds 1 to {Worlds}");
    }

    /// <returns>True expected gain of what was taken ÷ that of the default priorities' choice.</returns>
    private static double Play(int seed)
    {
        var random = new Random(seed);
        double[] holds = [.. Types.Select(_ => 0.1 + (0.85 * random.NextDouble()))];
        var learner = new PlatformLearner(new AutonomousOptimizer(new AutonomousOptimizerOptions(), TimeProvider.System), 1_000);
        var options = new AnalysisOptions { MaxTaken = 2 };
        var (advised, usual) = (0.0, 0.0);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var detected = Enumerable.Range(0, 6).Select(i => Detected($"f{i % 4}-{cycle}", random.Next(Types.Length), random)).ToList();
            var advice = learner.Advise([.. detected.Select(d => new Tier1Question(d.Opportunity.Type, d.Context))], cycle);
            var output = AdvisedRanking.Rank(detected, _ => Terms, options, advice);
            learner.Note(AdvisedRanking.Decisions($"c{cycle}", detected, output));
            advised += Worth(output);
            usual += Worth(OpportunityRanking.Rank(detected, _ => Terms, options));
            learner.Learn(output.Taken.Select(t => Outcome(cycle, t, detected[t.Index], random)));
        }
        return advised / usual;

        double Worth(AnalysisOutput output) => output.Taken.Sum(t => t.Saving * holds[Array.IndexOf(Types, t.Type)]);

        Experience Outcome(int cycle, RankedOpportunity taken, DetectedOpportunity detected, Random draws)
        {
            var held = draws.NextDouble() < holds[Array.IndexOf(Types, taken.Type)];
            return new Experience(
                $"{cycle}/{taken.Function}/{taken.Type}", DateTimeOffset.UnixEpoch, taken.Function, taken.Type, "",
                held ? ExperienceKind.Realised : ExperienceKind.RolledBack, 0, held ? detected.Opportunity.Predicted : 0, 1);
        }
    }

    private static RankingTerms Terms => new(Metric.MeanLatency, 0.5, 2, 2);

    private static DetectedOpportunity Detected(string function, int type, Random random) => new(
        new Opportunity(function, Types[type], new FakePlan(), 0.1 + (0.5 * random.NextDouble()), []), new BlobPointer("cycles", "x", "1", new string('0', 64)),
        0, 100, 0.05 + (0.2 * random.NextDouble()), 0, 0.1)
    {
        Context = "rwfs",
    };

    private sealed record FakePlan : OptimizationPlan;
}
