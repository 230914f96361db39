using System.CommandLine;
using Optimizer.Local.Commands.Bench.Self;
using Optimizer.Local.Hosting;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench self</c>: the loop optimizes the cycle of its own learner.</summary>
internal static class SelfBench
{
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Of the made windows.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command("self", "The loop optimizes its own learner: tier1-cycle is served, recorded, given another mode, proved, tried, promoted and taken back.") { Seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    public static string Protocol(int seed) =>
        $"platform optimizer, function tier1-cycle, in this process with a store of its own; made windows of 32 x 512 samples at 128 Hz with one rhythm each (seed {seed}); 60 or so a second, three in ten recorded; production's proof and limits, trial steps 20, 50, 100 % and 1,000 calls at least, looked at every 0.3 s";

    private static async Task<int> RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("optimizer-self-");
        try
        {
            var host = await OptimizerHost.StartAsync(SelfRun.HostOptions(folder.FullName, io.Time, io.Error), cancellationToken).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                var report = await new SelfRun(host.Services, parsed.GetValue(Seed), io.Time, io.Error).RunAsync(cancellationToken).ConfigureAwait(false);
                BenchOutput.Write(io, parsed, report, report.Lines());
                return BenchOutput.Broken(io, "self", report.Broken());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
