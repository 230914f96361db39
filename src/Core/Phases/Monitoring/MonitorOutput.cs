namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What one look at a platform led to.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Versions">One entry per watched version; empty where nothing is on trial or promoted.</param>
public sealed record MonitorOutput(string Platform, IReadOnlyList<MonitoredVersion> Versions)
{
    /// <summary>How many versions were watched.</summary>
    public int Watched { get; init; } = Versions.Count;

    /// <summary>Without the versions, of which a platform may have any number: what travels in a workflow.</summary>
    public MonitorOutput Summary() => this with { Versions = [] };
}
