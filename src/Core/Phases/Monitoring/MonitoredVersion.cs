using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What was decided on one version.</summary>
/// <param name="Function">The function's id.</param>
/// <param name="Version">The watched version.</param>
/// <param name="Action">What was done.</param>
/// <param name="Reasons">Why.</param>
public sealed record MonitoredVersion(string Function, int Version, RolloutAction Action, IReadOnlyList<Reason> Reasons)
{
    /// <summary>What went wrong while looking or acting; null when nothing did. The version then stays where it is.</summary>
    public string? Fault { get; init; }

    /// <summary>Relative gain that live traffic shows.</summary>
    public Estimate? Realised { get; init; }

    /// <summary>Share of invocations of a canary after the decision; null for a live version.</summary>
    public double? Weight { get; init; }
}
