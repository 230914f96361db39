using System.CommandLine;
using Optimizer.Core.State;
using Optimizer.Local.Reporting;
using Optimizer.Local.Running;
using Optimizer.Local.Store;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer run PLATFORM_DIR --trace FILE --out DIR</c>.</summary>
internal sealed class RunCommand : ICliCommand
{
    private readonly Argument<DirectoryInfo> folder = new("PLATFORM_DIR")
    {
        Description = "The platform's folder: platform.json and the *.cs files of its functions.",
    };
    private readonly Option<FileInfo> trace = new("--trace")
    {
        Description = "Recorded invocations: JSON Lines, plain or gzip.", HelpName = "FILE", Required = true,
    };
    private readonly Option<DirectoryInfo> output = new("--out")
    {
        Description = "Where one folder per candidate is written, and report.json. What is there of the same name is replaced.", HelpName = "DIR", Required = true,
    };
    private readonly Option<Autonomy> autonomy = AutonomyOption.Create(
        "recommend: report only; approve: a person releases each candidate; full: candidates that hold all gates are released.", Autonomy.Recommend);

    public Command Build(CommandIo io)
    {
        var command = new Command("run", "Run the seven phases on a platform's folder and its recorded invocations, and write the candidates.")
        {
            folder, trace, output, autonomy,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = new RunInput(
            parsed.GetRequiredValue(folder), parsed.GetRequiredValue(trace), parsed.GetRequiredValue(output), parsed.GetValue(autonomy), Data(parsed), Account(io, parsed));
        var (report, failure) = await new PlatformRun(io, input).RunAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(report);
        else foreach (var line in ReportText.Lines(report, input.Out.FullName)) io.Out.WriteLine(line);
        if (failure is not null) throw new CommandFailedException($"The cycle {report.Cycle.Id} did not end well: {failure}");
    }

    /// <summary>The store only where it was named: a run of its own leaves nothing behind but its output.</summary>
    private static DirectoryInfo? Data(ParseResult parsed) =>
        parsed.GetResult(CommonOptions.Data) is { Implicit: false } named ? named.GetRequiredValue(CommonOptions.Data) : null;

    /// <summary>The account only where the command line names it, for the same reason.</summary>
    private static AccountStore? Account(CommandIo io, ParseResult parsed) =>
        parsed.GetResult(CommonOptions.Storage) is null ? null : CommonOptions.AccountOf(parsed, io);
}
