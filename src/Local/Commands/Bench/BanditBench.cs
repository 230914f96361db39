using System.CommandLine;
using Optimizer.Local.Commands.Bench.Bandit;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench bandit</c>: regret of the choice among optimizations in made worlds.</summary>
internal static class BanditBench
{
    private const int Worlds = 100;

    private static readonly Option<int> Decisions = new("--decisions")
    {
        Description = "Decisions per world.",
        HelpName = "N",
        DefaultValueFactory = _ => 2_000,
    };

    private static readonly Option<int> FirstSeed = new("--first-seed")
    {
        Description = "Seed of the first world; others follow.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command("bandit", "Regret of choosing optimizations, over 100 seeded worlds.") { Decisions, FirstSeed };
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed)
    {
        var decisions = parsed.GetValue(Decisions);
        if (decisions < 1) throw new CommandFailedException("--decisions must be at least 1.");
        var first = parsed.GetValue(FirstSeed);
        var worlds = Enumerable.Range(first, Worlds).Select(seed => BanditRun.Play(seed, decisions)).ToList();
        var protocol = $"{Worlds} made worlds (seeds {first} to {first + Worlds - 1}), {decisions} decisions each, outcomes known 20 decisions later; regret against an oracle; default priorities: predicted saving x (1 - risk/10) x (1 - complexity/10), nothing learned";
        var report = new
        {
            protocol,
            medianToDefault = Median(worlds, w => w.ToDefault),
            worstToDefault = worlds.Max(w => w.ToDefault),
            worstSeed = worlds.MaxBy(w => w.ToDefault)!.Seed,
            medianToUniform = Median(worlds, w => w.ToUniform),
            offPolicyCoverage = worlds.Count(w => w.Covered) / (double)Worlds,
            worlds,
        };
        BenchOutput.Write(io, parsed, report,
        [
            protocol,
            FormattableString.Invariant($"regret to default priorities': median {report.medianToDefault:0.0%}, worst {report.worstToDefault:0.0%} (seed {report.worstSeed})"),
            FormattableString.Invariant($"regret to uniform choice's: median {report.medianToUniform:0.0%}"),
            FormattableString.Invariant($"default choices by the safe floor: median {Median(worlds, w => w.SafeChoices):0} of {decisions}"),
            FormattableString.Invariant($"off-policy (doubly robust) 95 % interval holds the true value in {report.offPolicyCoverage:0%} of worlds"),
        ]);
        return BenchOutput.Broken(io, "bandit", Broken(report.medianToDefault, report.worstToDefault));
    }

    internal static IEnumerable<string> Broken(double median, double worst)
    {
        if (median > 0.40) yield return "the median regret exceeds 40 % of the default priorities'.";
        if (worst > 1.05) yield return "the regret in the worst world exceeds 105 % of the default priorities'.";
    }

    private static double Median(List<BanditOutcome> worlds, Func<BanditOutcome, double> value)
    {
        var ordered = worlds.Select(value).Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
