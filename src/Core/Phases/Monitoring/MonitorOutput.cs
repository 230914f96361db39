namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What one look at a platform led to.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Versions">One entry per watched version; empty where nothing is on trial or promoted.</param>
public sealed record MonitorOutput(string Platform, IReadOnlyList<MonitoredVersion> Versions);
