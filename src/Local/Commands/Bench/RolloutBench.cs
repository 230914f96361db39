using System.CommandLine;
using Optimizer.Local.Commands.Bench.Rollout;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench rollout</c>: secretly worse versions are stopped, and healthy ones are not.</summary>
internal static class RolloutBench
{
    private const double BusyWindow = 1_500;
    private const int Days = 4;
    private static readonly double[] Levels = [10, 20, 50, 200];
    private static readonly bool[] Rough = [false, true];

    private static readonly Option<int> Runs = new("--runs") { Description = "Seeded runs per kind of regression.", HelpName = "N", DefaultValueFactory = _ => 100 };

    private static readonly Option<int> Healthy = new("--healthy") { Description = "Healthy versions per traffic level, watched for four days each.", HelpName = "N", DefaultValueFactory = _ => 40 };

    private static readonly Option<int> FirstSeed = new("--first-seed") { Description = "Seed of the first run; others follow.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(CommandIo io)
    {
        var command = new Command("rollout", "Forced regressions and false rollbacks over simulated days.") { Runs, Healthy, FirstSeed };
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static void Run(CommandIo io, ParseResult parsed)
    {
        var (runs, versions, first) = (parsed.GetValue(Runs), parsed.GetValue(Healthy), parsed.GetValue(FirstSeed));
        if (runs < 0 || versions < 0) throw new CommandFailedException("--runs and --healthy must be 0 or more.");
        var regressions = runs == 0 ? [] : Regressions(io, runs, first);
        var healthy = versions == 0 ? [] : HealthyOnes(io, versions, first);
        var protocol = FormattableString.Invariant(
            $"simulated requests routed by weight, summed by the evidence aggregator in 5-minute windows and decided on by the rollout policy with its defaults; seeds from {first}; base 1 % errors. Regressions at {BusyWindow / 300:0.#} requests a second, {runs} runs per kind, each until it is stopped or promoted; what is wrong goes through validation's case selection and comparison first. Healthy versions gain 40 % and are watched for {Days} days each, trial and after");
        BenchOutput.Write(
            io, parsed, new { protocol, regressions, healthy }, [protocol, .. regressions.Select(r => r.ToString()), .. healthy.Select(h => h.ToString())]);
        if (!regressions.TrueForAll(r => r.Holds) || !healthy.TrueForAll(h => h.Holds)) throw new CommandFailedException("Not every line holds.");
    }

    private static List<RegressionReport> Regressions(CommandIo io, int runs, int first)
    {
        var traffic = new RolloutTraffic(BusyWindow, HeavyTail: false, Diurnal: true);
        return
        [
            .. Enum.GetValues<Regression>().Where(kind => kind != Regression.None)
                .Select(kind => Told(io, RegressionReport.Of(kind, traffic, runs, first)))
        ];
    }

    private static List<HealthyReport> HealthyOnes(CommandIo io, int versions, int first) =>
    [
        .. from level in Levels
           from rough in Rough
           select Told(io, HealthyReport.Of(new RolloutTraffic(level, rough, rough), versions, Days, first))
    ];

    private static T Told<T>(CommandIo io, T report)
    {
        io.Error.WriteLine(report);
        return report;
    }
}
