using System.CommandLine;
using Optimizer.Local.Commands.Bench.Eeg;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench eeg</c>: the classifier on the EEG Eye State data set.</summary>
internal static class EegBench
{
    private const int Neighbours = 3;
    private const int Seed = 7;

    private static readonly Option<string> Protocol = new("--protocol")
    {
        Description = "How accuracy is measured.",
        DefaultValueFactory = _ => "shuffled10",
    };

    private static readonly Option<int> Delay = new("--delay")
    {
        Description = "Rows until a label becomes known (prequential only).",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    public static Command Build(CommandIo io)
    {
        Protocol.AcceptOnlyFromAmong("shuffled10", "contiguous10", "prequential");
        var command = new Command("eeg", "Classification on the EEG Eye State data set.") { Protocol, Delay };
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static void Run(CommandIo io, ParseResult parsed)
    {
        var folder = BenchOutput.Folder(parsed, "eeg-eye-state", EegWindows.FileName);
        var data = EegWindows.Read(Path.Combine(folder.FullName, EegWindows.FileName));
        var delay = parsed.GetValue(Delay);
        if (delay < 0 || delay >= data.Rows.Length / 10) throw new CommandFailedException($"--delay must be 0 to {(data.Rows.Length / 10) - 1}.");
        const string How = "3 nearest neighbours in whitened channels, fitted on training rows only, all training rows remembered";
        var report = parsed.GetValue(Protocol) switch
        {
            "contiguous10" => EegReport.Of($"EEG Eye State, 10 contiguous folds, {How}", null, EegProtocols.Contiguous(data, Neighbours)),
            "prequential" => EegReport.Of(
                $"EEG Eye State, prequential, labels known after {delay} further rows, first tenth not scored, {How}", delay, EegProtocols.Prequential(data, Neighbours, delay)),
            _ => EegReport.Of($"EEG Eye State, 10 folds shuffled with seed {Seed} (neighbours in time are in training), {How}", null, EegProtocols.Shuffled(data, Neighbours, Seed)),
        };
        BenchOutput.Write(io, parsed, report, report.Lines());
    }
}
