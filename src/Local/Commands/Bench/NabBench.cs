using System.CommandLine;
using System.Diagnostics;
using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Local.Commands.Bench.Nab;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench nab</c>: the anomaly detector on the Numenta Anomaly Benchmark.</summary>
internal static class NabBench
{
    private const string Detector = "optimizer";

    private const string Protocol =
        "Numenta Anomaly Benchmark: one streaming detector with one set of options and one threshold for all files, the threshold at which bench quiet counts false alarms; no look-ahead; the first 15 % of a series is not scored; score re-computed here, 0 = says nothing, 100 = perfect";

    private static readonly Option<DirectoryInfo?> Out = new("--out")
    {
        Description = "Folder for result files in the format of the benchmark: DIR/optimizer/CATEGORY/optimizer_FILE.",
        HelpName = "DIR",
    };

    private static readonly Option<DirectoryInfo?> Rescore = new("--rescore")
    {
        Description = "Score another detector's result files (a folder like results/NAME of the benchmark) instead of ours: checks the scorer against published scores.",
        HelpName = "DIR",
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command("nab", "Anomaly detection on the Numenta Anomaly Benchmark.") { Out, Rescore };
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed)
    {
        var corpus = NabCorpus.Read(BenchOutput.Folder(parsed, "nab", "labels"));
        var started = Stopwatch.GetTimestamp();
        var rescore = parsed.GetValue(Rescore);
        var verdicts = rescore is null ? corpus.Select(Detect).ToList() : null;
        var scored = corpus.Select((s, i) => (s, verdicts is null ? NabResults.Read(rescore!, rescore!.Name, s) : verdicts[i])).ToList();
        var elapsed = Stopwatch.GetElapsedTime(started);
        var folder = parsed.GetValue(Out);
        if (folder is not null) foreach (var (series, scores) in scored) NabResults.Write(folder.CreateSubdirectory(Detector), Detector, series, scores);
        var report = Report(scored, elapsed, folder?.FullName, rescore?.Name);
        BenchOutput.Write(io, parsed, report, report.Lines());
        return BenchOutput.Broken(io, "nab", report.Broken());
    }

    private static double[] Detect(NabSeries series)
    {
        var detector = new AnomalyDetector(new AnomalyOptions());
        return [.. series.Values.Select((value, i) => detector.Observe(new MetricPoint(series.Times[i], value)).Score)];
    }

    private static NabReport Report(
        List<(NabSeries Series, double[] Scores)> scored, TimeSpan elapsed, string? folder, string? other)
    {
        var points = scored.Sum(s => (long)s.Scores.Length);
        var silent = scored.Select(s => (s.Series, new double[s.Scores.Length])).ToList();
        return new NabReport(
            other is null ? Protocol : $"{Protocol}; result files of {other}", scored.Count, points,
            [.. NabProfile.All.Select(p => NabScorer.Score(scored, p))],
            [.. NabProfile.All.Select(p => NabScorer.ScoreByOtherCategories(scored, p))],
            other is null ? [.. NabProfile.All.Select(p => NabScorer.ScoreAt(scored, p, new AnomalyOptions().Threshold))] : [],
            [.. NabProfile.All.Select(p => NabScorer.Score(silent, p))],
            elapsed.TotalMicroseconds / points, folder);
    }
}
