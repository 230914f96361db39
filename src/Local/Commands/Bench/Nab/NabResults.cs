using System.Globalization;

namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>Writes and reads result files as the benchmark's own scorer has them.</summary>
internal static class NabResults
{
    public static void Write(DirectoryInfo folder, string detector, NabSeries series, double[] scores)
    {
        var file = File(folder, detector, series);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var writer = new StreamWriter(file);
        writer.WriteLine("timestamp,value,anomaly_score,label");
        var next = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            while (next < series.Windows.Count && series.Windows[next].Last < i) next++;
            var label = next < series.Windows.Count && series.Windows[next].First <= i ? 1 : 0;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series.Stamps[i]},{series.Values[i]},{scores[i]:R},{label}"));
        }
    }

    /// <summary>The column <c>anomaly_score</c> of one detector's files.</summary>
    /// <exception cref="CommandFailedException">A file is not there or has another number of rows.</exception>
    public static double[] Read(DirectoryInfo folder, string detector, NabSeries series)
    {
        var file = File(folder, detector, series);
        if (!System.IO.File.Exists(file)) throw new CommandFailedException($"{file} is not there. --rescore must name the folder of one detector's results.");
        double[] scores = [.. System.IO.File.ReadLines(file).Skip(1).Select(l => double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture))];
        return scores.Length == series.Values.Length ? scores
            : throw new CommandFailedException($"{file} has {scores.Length} rows for {series.Values.Length} points.");
    }

    private static string File(DirectoryInfo folder, string detector, NabSeries series) =>
        Path.Combine(folder.FullName, series.Category, $"{detector}_{Path.GetFileName(series.Name)}");
}
