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

    /// <summary>Points after an anomaly during which only stronger evidence is news. Default 124.</summary>
    [Range(1, 10_000)]
    public int Rest { get; init; } = 124;

    /// <summary>Share of the evidence of the last <see cref="Rest"/> points that new evidence must exceed. Default 0.66.</summary>
    [Range(0, 2)]
    public double RestShare { get; init; } = 0.66;

    /// <summary>Evidence that one view can bring at most, in nats. Default 6.2.</summary>
    [Range(1, 100)]
    public double Ceiling { get; init; } = 6.2;

    /// <summary>Crossings of the threshold per point above which a stream must show more for the next one. Default 1 in 5,000.</summary>
    [Range(1e-6, 1)]
    public double AlarmRate { get; init; } = 0.0002;

    /// <summary>By how much a crossing raises the score that the next one needs. Default 0.02.</summary>
    [Range(0, 1)]
    public double AlarmStep { get; init; } = 0.02;

    /// <summary>Points that earn one alarm: a hard bound on how often a stream may call. Default 1,500.</summary>
    [Range(1, 1_000_000)]
    public double PointsPerAlarm { get; init; } = 1_500;

    /// <summary>Alarms that can be saved up. Default 3.</summary>
    [Range(1, 100)]
    public double AlarmBurst { get; init; } = 3;

    /// <summary>Score (0 to 1) at and above which a point is an anomaly. Default 0.36.</summary>
    [Range(0, 1)]
    public double Threshold { get; init; } = 0.36;
}
