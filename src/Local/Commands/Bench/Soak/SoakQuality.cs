namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>How a version behaves once it serves.</summary>
internal enum SoakQuality
{
    /// <summary>As predicted.</summary>
    Good,

    /// <summary>No faster than its base.</summary>
    Weak,

    /// <summary>Four calls in ten fail.</summary>
    Failing,
}
