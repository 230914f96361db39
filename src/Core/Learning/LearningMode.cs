namespace Optimizer.Core.Learning;

/// <summary>How accuracy is traded against latency.</summary>
public enum LearningMode
{
    /// <summary>Spectra of half-overlapping segments of up to 128 samples.</summary>
    Balanced,

    /// <summary>Full-length, overlapping spectra: the finest resolution.</summary>
    Performance,

    /// <summary>Short spectra without overlap: the least time.</summary>
    Efficiency,

    /// <summary>As balanced, but what is known is forgotten four times as fast, because the input changes.</summary>
    Adaptive,
}
