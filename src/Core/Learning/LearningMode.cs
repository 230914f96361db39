namespace Optimizer.Core.Learning;

/// <summary>How accuracy is traded against latency.</summary>
public enum LearningMode
{
    /// <summary>Spectra of half-overlapping segments of about a second.</summary>
    Balanced,

    /// <summary>Spectra of segments of up to eight seconds: the finest resolution.</summary>
    Performance,

    /// <summary>Spectra of half a second without overlap: the least time.</summary>
    Efficiency,

    /// <summary>As balanced, but what is known is forgotten four times as fast, because the input changes.</summary>
    Adaptive,
}
