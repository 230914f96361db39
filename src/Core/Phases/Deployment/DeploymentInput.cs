namespace Optimizer.Core.Phases.Deployment;

public sealed record DeploymentInput(string CycleId, string Platform, string Function, int Version, string Actor = "optimizer");
