using System.CommandLine;
using System.Globalization;
using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench quiet</c>: false alarms on measurements of code that never changed.</summary>
internal static class QuietBench
{
    private const string Protocol =
        "A/A series of unchanged code on Azure VMs in order of time, one streaming detector per series with the options and the threshold of bench nab: every anomaly is a false alarm";

    public static Command Build(CommandIo io)
    {
        var command = new Command("quiet", "False alarms of the anomaly detector on unchanged code (Azure VM noise).");
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed)
    {
        var folder = BenchOutput.Folder(parsed, "azure-vm-noise", "AzureVMNoiseDataset2024.md");
        var series = folder.GetFiles("*.csv").OrderBy(f => f.Name, StringComparer.Ordinal).Select(Count).ToList();
        var (points, alarms) = (series.Sum(s => s.Points), series.Sum(s => s.Alarms));
        var threshold = new AnomalyOptions().Threshold;
        var report = new { protocol = Protocol, threshold, points, alarms, perThousand = 1000.0 * alarms / points, series };
        BenchOutput.Write(io, parsed, report,
        [
            Protocol,
            .. series.Select(s => FormattableString.Invariant($"{s.PerThousand,6:0.000} per 1,000 points ({s.Alarms} in {s.Points}) {s.Name}")),
            FormattableString.Invariant($"{report.perThousand,6:0.000} per 1,000 points ({alarms} in {points}) together, at the default threshold {threshold}"),
        ]);
        return BenchOutput.Broken(io, "quiet", report.perThousand > 1 ? ["more than one false alarm per 1,000 points."] : []);
    }

    private static QuietSeries Count(FileInfo file)
    {
        var detector = new AnomalyDetector(new AnomalyOptions());
        var points = File.ReadLines(file.FullName).Skip(1).Select(Point).OrderBy(p => p.At).ToList();
        return new QuietSeries(Path.GetFileNameWithoutExtension(file.Name), points.Count, points.Count(p => detector.Observe(p).IsAnomaly));
    }

    private static MetricPoint Point(string line)
    {
        var cells = line.Split(',');
        return new MetricPoint(
            DateTimeOffset.Parse(cells[2], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), double.Parse(cells[0], CultureInfo.InvariantCulture));
    }
}
