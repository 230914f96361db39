using Optimizer.Core.Model;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>What became of one type's promise.</summary>
/// <param name="Released">Whether the gates released it by themselves; else a person would have been asked, and the bench went on as if approved.</param>
/// <param name="Predicted">Relative reduction of the objective with its 95 % interval; null when the phases predicted none.</param>
/// <param name="Realised">The same, of live calls; null when it was not measured.</param>
/// <param name="Before">The objective on the originals, live.</param>
/// <param name="After">The objective on the version, live.</param>
/// <param name="Because">Why something is missing; null when nothing is.</param>
internal sealed record CalibrationRow(
    string Type, string Function, Metric? Objective, bool Released, Estimate? Predicted, double? Confidence, Estimate? Realised,
    double? Before, double? After, string? Because)
{
    private const double Least = 0.5;
    private const double Most = 2;

    /// <summary>Realised ÷ predicted.</summary>
    public double? Ratio => Predicted is { Value: > 0 } && Realised is not null ? Realised.Value / Predicted.Value : null;

    /// <summary>Live calls that the realised gain rests on.</summary>
    public long Samples => Realised?.Samples ?? 0;

    /// <summary>Whether a gain was predicted, and at least half and at most twice of it came true.</summary>
    public bool Holds => Ratio is >= Least and <= Most;
}
