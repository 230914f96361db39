using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Local.Commands.Bench.Bandit;

/// <summary>One world, decision by decision; outcomes come back late.</summary>
internal sealed class BanditRun
{
    private const int Delay = 20;

    /// <summary>The trait adaptability's neutral value.</summary>
    private const double Exploration = 0.3;

    private readonly Queue<Experience> late = [];
    private readonly List<LoggedDecision> log = [];
    private readonly OutcomeModels models = new(1_000);

    /// <param name="decisions">At least 1.</param>
    public static BanditOutcome Play(int seed, int decisions) => new BanditRun().Run(seed, decisions);

    private BanditOutcome Run(int seed, int decisions)
    {
        var world = new BanditWorld(seed);
        var (policy, floor, uniform) = (new ThompsonPolicy(models, new Random(seed + 10_000)), new SafeFloor(), new Random(seed + 20_000));
        var (learned, usual, random, safe) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < decisions; i++)
        {
            var options = world.Next();
            var best = options.Max(world.Expected);
            var choice = policy.Choose(options, Exploration, floor);
            learned += best - world.Expected(options[choice.Index]);
            usual += best - world.Expected(options[ThompsonPolicy.Default(options)]);
            random += best - world.Expected(options[uniform.Next(options.Length)]);
            safe += choice.Safe ? 1 : 0;
            Learn(i, options, choice, world.Try(options[choice.Index]));
        }
        return Outcome(seed, world, policy, learned, usual, random, safe);
    }

    private void Learn(int i, BanditOption[] options, BanditChoice choice, (bool Held, double Realised) came)
    {
        var option = options[choice.Index];
        log.Add(new LoggedDecision(options, choice.Index, choice.Propensity, came.Realised * option.Discount));
        late.Enqueue(new Experience(
            $"{i}", DateTimeOffset.UnixEpoch.AddMinutes(i), "f", option.Type, option.Context,
            came.Held ? ExperienceKind.Realised : ExperienceKind.RolledBack, option.Saving, came.Realised, choice.Propensity));
        if (late.Count > Delay) models.Learn(late.Dequeue());
    }

    /// <summary>The greedy policy that would be used next is judged on the log first, then against the world's truth.</summary>
    private BanditOutcome Outcome(int seed, BanditWorld world, ThompsonPolicy policy, double learned, double usual, double random, int safe)
    {
        var judged = log.TakeLast(1_000).ToList();
        var estimate = OffPolicyEstimate.DoublyRobust(judged, policy.Greedy, policy.Expected);
        var truth = judged.Average(d => world.Expected(d.Options[policy.Greedy(d.Options)]));
        return new BanditOutcome(seed, learned, usual, random, safe, estimate, truth);
    }
}
