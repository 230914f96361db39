using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Learning.Anomalies;

/// <summary>
/// A streaming anomaly detector for one metric. Several views measure how far a point is from everything seen before: its value,
/// value and change, value at this time of day, and level of the last six points at this time of day. Their evidence adds up;
/// after an anomaly, only what exceeds it is news. A stream that keeps raising alarms must show more for the next one: but what
/// no view has ever seen is called all the same, unless the last points were nearly as strange. One threshold on one score; no look-ahead,
/// no training, bounded memory.
/// </summary>
/// <remarks>Distances to nearest neighbours as evidence: Burnaev and Ishimtsev, "Conformalized density- and distance-based anomaly detection in time-series data", 2016; the
/// moving threshold: Gibbs and Candes, "Adaptive conformal inference under distribution shift", NeurIPS 2021.</remarks>
public sealed class AnomalyDetector
{
    private static readonly double[] Weights = [6, 1.4, 3.7, 2.35];
    private static readonly double WeightSum = Weights.Sum();

    /// <summary>Share of all evidence up to which the last points do not keep a point from being called that is new to every view, however cautious the stream is.</summary>
    private const double Strange = 0.4;

    private readonly AnomalyOptions options;
    private readonly StreamFeatures features = new();
    private readonly NoveltyView value;
    private readonly NoveltyView change;
    private readonly NoveltyView valueByTime;
    private readonly NoveltyView levelByTime;
    private readonly SlidingMaximum recent;
    private double caution;

    public AnomalyDetector(AnomalyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        (value, change, valueByTime) = (new NoveltyView(1, options), new NoveltyView(2, options), new NoveltyView(3, options));
        levelByTime = new NoveltyView(3, options);
        recent = new SlidingMaximum(options.Rest);
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
        var evidence = Evidence();
        var news = Math.Max(0, evidence - (options.RestShare * recent.Value));
        recent.Add(evidence);
        var score = Math.Max(0, (news / (WeightSum * options.Ceiling)) - caution);
        return new AnomalyVerdict(score, evidence, Raise(score >= options.Threshold));
    }

    /// <summary>Each alarm makes the next one harder; points without one make it easier again, slowly.</summary>
    private bool Raise(bool crossed)
    {
        var most = Math.Max(0, 1 - options.Threshold - (Strange * options.RestShare));
        caution = Math.Clamp(caution + (options.AlarmStep * ((crossed ? 1 : 0) - options.AlarmRate)), 0, most);
        return crossed;
    }

    private double Evidence()
    {
        var f = features;
        return (Weights[0] * value.Observe([f.Value], [f.ValueWeight]))
            + (Weights[1] * change.Observe([f.Value, f.Change], [f.ValueWeight, f.ChangeWeight]))
            + (Weights[2] * valueByTime.Observe([f.Value, f.Sine, f.Cosine], [f.ValueWeight, 1, 1]))
            + (Weights[3] * levelByTime.Observe([f.Mean, f.Sine, f.Cosine], [f.MeanWeight, 1, 1]));
    }
}
