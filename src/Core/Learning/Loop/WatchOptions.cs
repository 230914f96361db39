using System.ComponentModel.DataAnnotations;

namespace Optimizer.Core.Learning.Loop;

/// <summary>How platforms are watched for anomalies.</summary>
public sealed record WatchOptions
{
    /// <summary>Time between two cycles that anomalies start for a platform. Default 30 minutes.</summary>
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far back the first look goes. Default 6 hours.</summary>
    public TimeSpan FirstLook { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Time after which a minute's evidence is taken to be complete. Default 2 minutes.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Metric streams that are watched per platform. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxStreams { get; init; } = 500;

    /// <summary>Of each stream's detector; a shorter memory than the default, for there are many.</summary>
    public Anomalies.AnomalyOptions Detector { get; init; } = new() { History = 1_440, TailWindow = 720 };
}
