using System.Globalization;
using Optimizer.Core.Model;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>The reliability table as lines for people.</summary>
internal static class CalibrationText
{
    public static IEnumerable<string> Lines(CalibrationReport report)
    {
        yield return report.Protocol;
        yield return Line("type", "function", "objective", "predicted", "realised", "ratio", "n", "confidence", "");
        foreach (var row in report.Rows) yield return Of(row);
        yield return Invariant($"{report.Hold} of {report.Types} types realised between half and twice of what was predicted, in {report.Seconds:0} s.");
        if (report.MeanRatio is { } ratio) yield return Invariant($"realised ÷ predicted: {ratio:0.00} (geometric mean)");
        if (report.MeanConfidence is { } confidence)
            yield return Invariant($"stated confidence {confidence:P1} on average; {report.ShareAboveMargin:P1} realised more than the margin");
    }

    private static string Of(CalibrationRow row) => Line(
        row.Type, row.Function, row.Objective?.ToString() ?? "-", Of(row.Predicted), Of(row.Realised),
        row.Ratio is { } ratio ? Invariant($"{ratio:0.00}") : "-", Invariant($"{row.Samples}"),
        (row.Confidence is { } confidence ? Invariant($"{confidence:P1}") : "-") + (row.Released ? "" : " (held)"),
        row.Holds ? "" : $"DOES NOT HOLD {row.Because}");

    private static string Of(Estimate? estimate) =>
        estimate is null ? "-" : Invariant($"{estimate.Value:P0} ({estimate.Lower:P0}..{estimate.Upper:P0})");

    private static string Line(params string[] cells)
    {
        int[] widths = [21, 19, 16, 22, 22, 6, 7, 17];
        return string.Concat(cells.Select((cell, i) => i < widths.Length ? cell.PadRight(widths[i]) : cell)).TrimEnd();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
