using System.Globalization;
using System.Text.Json;

namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>Reads the benchmark's folder: <c>data/*/*.csv</c> and <c>labels/combined_windows.json</c>.</summary>
internal static class NabCorpus
{
    /// <exception cref="CommandFailedException">The folder does not hold the benchmark.</exception>
    public static IReadOnlyList<NabSeries> Read(DirectoryInfo folder)
    {
        var labels = Path.Combine(folder.FullName, "labels", "combined_windows.json");
        if (!File.Exists(labels))
            throw new CommandFailedException($"{labels} is not there. --data must name a copy of the Numenta Anomaly Benchmark (folders data and labels).");
        using var document = JsonDocument.Parse(File.ReadAllText(labels));
        return [.. document.RootElement.EnumerateObject().Select(p => Read(folder, p.Name, p.Value))];
    }

    private static NabSeries Read(DirectoryInfo folder, string name, JsonElement windows)
    {
        var rows = File.ReadLines(Path.Combine(folder.FullName, "data", name)).Skip(1).Select(l => l.Split(',')).ToArray();
        var times = Array.ConvertAll(rows, r => Time(r[0]));
        var values = Array.ConvertAll(rows, r => double.Parse(r[1], CultureInfo.InvariantCulture));
        var limits = windows.EnumerateArray().Select(w => (Index(times, w[0]), Index(times, w[1]))).ToArray();
        return new NabSeries(name, Array.ConvertAll(rows, r => r[0]), times, values, limits);
    }

    private static int Index(DateTimeOffset[] times, JsonElement time) => Array.IndexOf(times, Time(time.GetString()!));

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
