using System.Globalization;

namespace Optimizer.Local.Commands.Bench.Eeg;

/// <summary>The EEG Eye State data set: 14 channels and a label per row.</summary>
internal sealed record EegWindows(float[][] Rows, int[] Labels)
{
    public const string FileName = "eeg-eye-state.csv";

    /// <exception cref="CommandFailedException">A row is not 14 numbers and a label.</exception>
    public static EegWindows Read(string file)
    {
        var (rows, labels) = (new List<float[]>(), new List<int>());
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var cells = line.Split(',');
            if (cells.Length != 15 || !Array.TrueForAll(cells, c => float.TryParse(c, CultureInfo.InvariantCulture, out _)))
                throw new CommandFailedException($"{file}, line {rows.Count + 2}: 14 channels and a class were expected.");
            rows.Add([.. cells.Take(14).Select(c => float.Parse(c, CultureInfo.InvariantCulture))]);
            labels.Add(int.Parse(cells[14], CultureInfo.InvariantCulture));
        }
        return new EegWindows([.. rows], [.. labels]);
    }
}
