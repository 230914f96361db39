using System.CommandLine;
using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench soak</c>: many cycles with faults in every phase.</summary>
internal static class SoakBench
{
    private static readonly Option<int> Cycles = new("--cycles") { Description = "How many cycles.", HelpName = "N", DefaultValueFactory = _ => 1_000 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of traffic, faults and people.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(CommandIo io)
    {
        var command = new Command("soak", "Cycles with seeded faults in every phase: nothing unhandled, no backup lost, one live version.") { Cycles, Seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private static async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (cycles, seed) = (parsed.GetValue(Cycles), parsed.GetValue(Seed));
        if (cycles < 1) throw new CommandFailedException("--cycles must be at least 1.");
        var folder = Directory.CreateTempSubdirectory("optimizer-soak-");
        try
        {
            var report = await new SoakRun(cycles, seed, folder.FullName, io.Time, io.Error.WriteLine).RunAsync(cancellationToken).ConfigureAwait(false);
            BenchOutput.Write(io, parsed, report, report.Lines());
            if (!report.Holds) throw new CommandFailedException($"The soak with seed {seed} does not hold.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
