using Optimizer.Core.Model;
using Optimizer.Local.Commands.Bench.Calibration;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class CalibrationReportTests
{
    [Theory]
    [InlineData(0.6, 0.29, false)]
    [InlineData(0.6, 0.31, true)]
    [InlineData(0.4, 0.79, true)]
    [InlineData(0.4, 0.81, false)]
    [InlineData(0.6, -0.6, false)]
    public void A_promise_holds_between_half_and_twice_of_it(double predicted, double realised, bool holds) =>
        Assert.Equal(holds, Row(predicted, realised).Holds);

    [Fact]
    public void A_type_without_a_prediction_or_a_measurement_does_not_hold() =>
        Assert.Equal([false, false], new[] { Row(null, 0.5), Row(0.5, null) }.Select(r => r.Holds));

    [Fact]
    public void The_summary_compares_confidence_with_what_exceeded_the_margin()
    {
        var report = new CalibrationReport("", 1, 1, [Row(0.5, 0.25), Row(0.4, 0.8), Row(0.5, 0.03, confidence: 0.6), Row(null, null)]);
        Assert.Equal((2, 4), (report.Hold, report.Types));
        Assert.Equal(0.8, report.MeanConfidence!.Value, 9);
        Assert.Equal(2 / 3d, report.ShareAboveMargin!.Value, 9);
        Assert.Equal(Math.Pow(0.5 * 2 * 0.06, 1 / 3d), report.MeanRatio!.Value, 9);
    }

    [Fact]
    public void Lines_name_what_does_not_hold()
    {
        var report = new CalibrationReport("protocol", 1, 90, [Row(0.5, 0.45), Row(null, null) with { Type = "LazyLoading", Because = "It was not proposed." }]);
        var lines = CalibrationText.Lines(report).ToList();
        Assert.DoesNotContain("DOES NOT HOLD", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("DOES NOT HOLD It was not proposed.", lines[3], StringComparison.Ordinal);
        Assert.Equal("1 of 2 types realised between half and twice of what was predicted, in 90 s.", lines[4]);
    }

    private static CalibrationRow Row(double? predicted, double? realised, double confidence = 0.9) => new(
        "Caching", "exchange-rate", Metric.MeanLatency, true, Of(predicted), predicted is null ? null : confidence, Of(realised), null, null, null);

    private static Estimate? Of(double? value) => value is { } known ? new Estimate(known, known - 0.1, known + 0.1, 500) : null;
}
