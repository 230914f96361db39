namespace Optimizer.Core.Phases.Deployment;

/// <param name="Key">Unique per rollback: <c>{cycle}/{function}/rollback-{version}</c>.</param>
public sealed record RollbackInput(string Key, string Platform, string Function, int Version, string Because, string Actor = "optimizer");
