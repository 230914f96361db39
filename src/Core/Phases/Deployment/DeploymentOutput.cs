namespace Optimizer.Core.Phases.Deployment;

/// <param name="Deployed">Whether the version is now under trial.</param>
/// <param name="Because">Why not, or where it stands.</param>
public sealed record DeploymentOutput(bool Deployed, string Because, double DurationMs)
{
    /// <summary>Not deployed, and nothing for a person to decide: a later cycle proves it anew when changes are taken again.</summary>
    public bool Waits { get; init; }
}
