using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Learning.Anomalies;

/// <summary>One set for every stream: nothing here is fitted to a single series.</summary>
public sealed record AnomalyOptions
{
    /// <summary>Points that are remembered as ordinary. Default 4,000 (two weeks of five-minute points).</summary>
    [Range(64, 100_000)]
    public int History { get; init; } = 4_000;

    /// <summary>Past distances from which the tail is estimated. Default 1,500.</summary>
    [Range(64, 100_000)]
    public int TailWindow { get; init; } = 1_500;

    /// <summary>Where the tail begins. Default 0.99.</summary>
    [Range(0.5, 0.999)]
    public double TailQuantile { get; init; } = 0.99;

    /// <summary>Points before anything is called an anomaly. Default 40.</summary>
    [Range(2, 10_000)]
    public int WarmUp { get; init; } = 40;

    /// <summary>Points after an anomaly during which only stronger evidence is news. Default 75.</summary>
    [Range(1, 10_000)]
    public int Rest { get; init; } = 75;

    /// <summary>Share of the evidence of the last <see cref="Rest"/> points that new evidence must exceed; with the threshold and a step it is at least 1, so that a stream whose views are all at their ceiling calls once. Default 0.57.</summary>
    [Range(0, 2)]
    public double RestShare { get; init; } = 0.57;

    /// <summary>Evidence that one view can bring at most, in nats. Default 6.5.</summary>
    [Range(1, 100)]
    public double Ceiling { get; init; } = 6.5;

    /// <summary>Evidence in nats, as the mean over the views without their ceiling, from which a point is called however cautious its stream is. Default 14.</summary>
    [Range(1, 1_000)]
    public double Loud { get; init; } = 14;

    /// <summary>Crossings of the threshold per point above which a stream must show more for the next one. Default 1 in 20,000.</summary>
    [Range(1e-6, 1)]
    public double AlarmRate { get; init; } = 0.00005;

    /// <summary>By how much a crossing raises the score that the next one needs. Default 0.032.</summary>
    [Range(0, 1)]
    public double AlarmStep { get; init; } = 0.032;

    /// <summary>Score (0 to 1) at and above which a point is an anomaly. Default 0.405.</summary>
    [Range(0, 1)]
    public double Threshold { get; init; } = 0.405;
}
