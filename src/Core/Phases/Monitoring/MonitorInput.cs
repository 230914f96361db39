namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Which platform to look at.</summary>
public sealed record MonitorInput(string Platform);
