namespace Optimizer.Core.Phases;

/// <summary>The seven phases in their order, and the names under which workflows call them. Persisted: never renamed.</summary>
public static class PhaseNames
{
    public const string Detection = "Detection";
    public const string Analysis = "Analysis";
    public const string Generation = "Generation";
    public const string Validation = "Validation";
    public const string Deployment = "Deployment";
    public const string Monitoring = "Monitoring";
    public const string Iteration = "Iteration";

    /// <summary>The compensation that takes a failed deployment back.</summary>
    public const string Rollback = "Rollback";

    public static IReadOnlyList<string> InOrder { get; } =
        [Detection, Analysis, Generation, Validation, Deployment, Monitoring, Iteration];
}
