namespace Optimizer.Core.Phases.Deployment;

/// <param name="Deployed">Whether the version is now under trial.</param>
/// <param name="Because">Why not, or where it stands.</param>
public sealed record DeploymentOutput(bool Deployed, string Because, double DurationMs);
