namespace Optimizer.Core.Learning;

/// <summary>Where a cycle runs; scales how fast traits change.</summary>
public enum LearningEnvironment
{
    /// <summary>Scale 1.</summary>
    Training,

    /// <summary>Scale 0.5.</summary>
    Testing,

    /// <summary>Scale 0.25: what serves callers changes slowly.</summary>
    Production,

    /// <summary>Scale 2.</summary>
    Research,
}
