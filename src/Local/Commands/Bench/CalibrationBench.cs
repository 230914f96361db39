using System.CommandLine;
using Optimizer.Local.Commands.Bench.Calibration;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench calibration</c>: what was predicted and what came true, for each of the types.</summary>
internal static class CalibrationBench
{
    private static readonly Option<DirectoryInfo?> Platform = new("--platform")
    {
        Description = "Folder of the project whose functions are known to be helped. Default: tests/Helped, here or above.", HelpName = "DIR",
    };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Of traffic, service times and faults.", HelpName = "N", DefaultValueFactory = _ => 1,
    };
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Of traffic that is recorded, and replayed; the outage needs 40.", HelpName = "S", DefaultValueFactory = _ => 40,
    };
    private static readonly Option<int> ColdStarts = new("--cold-starts")
    {
        Description = "Processes whose first calls are looked at, on each side; at least 5.", HelpName = "N", DefaultValueFactory = _ => 16,
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command(
            "calibration", "Predict a gain for each type on a function that it helps, release it, and compare with what live calls realise.")
        {
            Platform, Seed, Seconds, ColdStarts,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var platform = await HelpedPlatform.BuildAsync(parsed.GetValue(Platform), cancellationToken).ConfigureAwait(false);
        var options = new CalibrationOptions(parsed.GetValue(Seed), Math.Max(5, parsed.GetValue(Seconds)), Math.Max(5, parsed.GetValue(ColdStarts)));
        var work = Directory.CreateTempSubdirectory("optimizer-calibration-");
        try
        {
            var report = await new CalibrationRun(io, platform, options, work).RunAsync(cancellationToken).ConfigureAwait(false);
            BenchOutput.Write(io, parsed, report, CalibrationText.Lines(report));
            return report.Hold == report.Types ? 0 : 1;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
