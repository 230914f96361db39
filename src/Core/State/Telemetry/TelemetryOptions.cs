namespace Optimizer.Core.State.Telemetry;

/// <summary>How telemetry is kept.</summary>
public sealed record TelemetryOptions
{
    /// <summary>How far back detection looks; 1 min to 7 d; default 1 h.</summary>
    public TimeSpan DetectionWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Length of an evidence window, 100 ms to 1 h; default 1 min. Rollout steps shorter than a few of these see little.</summary>
    public TimeSpan EvidenceBucket { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long batches and evidence are kept; at least <see cref="DetectionWindow"/>; default 7 d.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);
}
