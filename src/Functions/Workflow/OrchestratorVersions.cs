namespace Optimizer.Functions.Workflow;

/// <summary>
/// Versions of the orchestrators' logic. An instance keeps the version that it began with (<c>defaultVersion</c> in host.json), so a changed order
/// of steps gets a new version and the old code stays until its last instance has ended.
/// </summary>
internal static class OrchestratorVersions
{
    /// <summary>The seven phases in their first order.</summary>
    public const string First = "1.0";

    /// <summary>What is thrown for an instance of a version that this app has no code for.</summary>
    public static NotSupportedException Unknown(string orchestrator, string version) =>
        new($"{orchestrator} has no code for orchestration version '{version}'; deploy an app that has, or terminate the instance.");
}
