using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Learning.Anomalies;

/// <summary>
/// A streaming anomaly detector for one metric. Several views measure how far a point is from everything seen before: its value,
/// value and change, value at this time of day, and level of the last six points at this time of day. Their evidence adds up;
/// after an anomaly, only what exceeds it is news. A stream that keeps raising alarms must show more for the next one: but what
/// is far beyond anything that was seen is called all the same. One threshold on one score; no look-ahead,
/// no training, bounded memory.
/// </summary>
/// <remarks>Distances to nearest neighbours as evidence: Burnaev and Ishimtsev, "Conformalized density- and distance-based anomaly detection in time-series data", 2016; the
/// moving threshold: Gibbs and Candes, "Adaptive conformal inference under distribution shift", NeurIPS 2021.</remarks>
public sealed class AnomalyDetector
{
    private static readonly double[] Weights = [6, 1.4, 3.7, 2.35];
    private static readonly double WeightSum = Weights.Sum();

    /// <summary>By how much a loud point must exceed the loudest of the rest period: one spike is called once.</summary>
    private const double Louder = 1.5;

    private readonly AnomalyOptions options;
    private readonly StreamFeatures features = new();
    private readonly NoveltyView value;
    private readonly NoveltyView change;
    private readonly NoveltyView valueByTime;
    private readonly NoveltyView levelByTime;
    private readonly SlidingMaximum recent;
    private readonly SlidingMaximum loudest;
    private double caution;

    public AnomalyDetector(AnomalyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        (value, change, valueByTime) = (new NoveltyView(1, options), new NoveltyView(2, options), new NoveltyView(3, options));
        levelByTime = new NoveltyView(3, options);
        (recent, loudest) = (new SlidingMaximum(options.Rest), new SlidingMaximum(options.Rest));
    }

    /// <summary>Bytes of all buffers.</summary>
    public long Bytes => value.Bytes + change.Bytes + valueByTime.Bytes + levelByTime.Bytes + features.Bytes;

    /// <summary>Takes the next point of the stream.</summary>
    /// <exception cref="ArgumentException">The value is not finite or beyond <see cref="MetricPoint.Limit"/>.</exception>
    public AnomalyVerdict Observe(MetricPoint point)
    {
        if (point.Check() is var rejection and not InputRejection.None)
            throw new ArgumentException($"The value {point.Value} at {point.At:O} is not a metric: {rejection}.", nameof(point));
        features.Add(point.At, point.Value);
        var (evidence, whole) = Evidence();
        var news = Math.Max(0, evidence - (options.RestShare * recent.Value));
        var isLoud = whole >= WeightSum * options.Loud && whole > Louder * loudest.Value;
        recent.Add(evidence);
        loudest.Add(whole);
        var score = Math.Max(0, (news / (WeightSum * options.Ceiling)) - caution);
        if (isLoud) score = Math.Max(score, options.Threshold);
        return new AnomalyVerdict(score, evidence, Raise(score >= options.Threshold));
    }

    /// <summary>Each alarm makes the next one harder; points without one make it easier again, slowly.</summary>
    private bool Raise(bool crossed)
    {
        caution = Math.Max(0, caution + (options.AlarmStep * ((crossed ? 1 : 0) - options.AlarmRate)));
        return crossed;
    }

    /// <returns>The views' weighted evidence with each at most at its ceiling, and the whole of it.</returns>
    private (double Evidence, double Whole) Evidence()
    {
        var f = features;
        Span<double> views =
        [
            value.Observe([f.Value], [f.ValueWeight]),
            change.Observe([f.Value, f.Change], [f.ValueWeight, f.ChangeWeight]),
            valueByTime.Observe([f.Value, f.Sine, f.Cosine], [f.ValueWeight, 1, 1]),
            levelByTime.Observe([f.Mean, f.Sine, f.Cosine], [f.MeanWeight, 1, 1]),
        ];
        var (evidence, whole) = (0.0, 0.0);
        for (var i = 0; i < views.Length; i++) (evidence, whole) = (evidence + (Weights[i] * Math.Min(views[i], options.Ceiling)), whole + (Weights[i] * views[i]));
        return (evidence, whole);
    }
}
