namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>The reliability table.</summary>
/// <param name="Rows">One per type, in the order of their names.</param>
internal sealed record CalibrationReport(string Protocol, int Seed, double Seconds, IReadOnlyList<CalibrationRow> Rows)
{
    /// <summary>Less would not have been an improvement (<c>ProofOptions.Margin</c>).</summary>
    private const double Margin = 0.05;

    /// <summary>Types whose realised gain is within half and twice of what was predicted.</summary>
    public int Hold => Rows.Count(r => r.Holds);

    public int Types => Rows.Count;

    /// <summary>Geometric mean of realised ÷ predicted; null without a positive one.</summary>
    public double? MeanRatio => Ratios.Length == 0 ? null : Math.Exp(Ratios.Average(Math.Log));

    /// <summary>Mean stated probability that the gain exceeds the margin …</summary>
    public double? MeanConfidence => Measured.Length == 0 ? null : Measured.Average(r => r.Confidence!.Value);

    /// <summary>… and the share whose realised gain did.</summary>
    public double? ShareAboveMargin => Measured.Length == 0 ? null : (double)Measured.Count(r => r.Realised!.Value > Margin) / Measured.Length;

    private double[] Ratios => [.. Rows.Select(r => r.Ratio).OfType<double>().Where(r => r > 0)];

    private CalibrationRow[] Measured => [.. Rows.Where(r => r is { Realised: not null, Confidence: not null })];
}
