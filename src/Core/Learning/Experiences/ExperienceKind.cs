namespace Optimizer.Core.Learning.Experiences;

/// <summary>What became of an optimization. Persisted by name.</summary>
public enum ExperienceKind
{
    /// <summary>Live traffic showed its gain.</summary>
    Realised,

    /// <summary>Monitoring took it back.</summary>
    RolledBack,

    /// <summary>Validation refused it.</summary>
    Rejected,

    /// <summary>A person released it.</summary>
    Approved,

    /// <summary>A person refused it.</summary>
    Declined,
}
