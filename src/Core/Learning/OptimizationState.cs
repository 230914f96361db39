namespace Optimizer.Core.Learning;

/// <summary>What the learner knows of itself after a cycle. A value, so that a cycle allocates nothing.</summary>
public readonly record struct OptimizationState
{
    /// <summary>Accepted cycles so far.</summary>
    public long Cycle { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How ordinary the input is against what was learned, 0 to 1; measured, smoothed over about 16 cycles.</summary>
    public double Score { get; init; }

    /// <summary>Of this cycle, in microseconds.</summary>
    public double LatencyMicroseconds { get; init; }

    /// <summary>Prequential accuracy of the classifier, 0 to 1; NaN before a label was seen.</summary>
    public double Accuracy { get; init; }

    /// <summary>Bytes of all buffers that the learner holds.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Doublings of experience: the whole part of log2(1 + cycles + experiences).</summary>
    public int Level { get; init; }

    public Traits Traits { get; init; }

    public LearningMode Mode { get; init; }

    public LearningEnvironment Environment { get; init; }

    /// <summary>Likelihood that the input is out of the ordinary, 0 to 1.</summary>
    public double AnomalyLikelihood { get; init; }

    /// <summary>Size of the slow change in standard deviations of the input.</summary>
    public double Drift { get; init; }

    /// <summary>Values that were clipped or left out as artifacts, of all cycles.</summary>
    public long Artifacts { get; init; }
}
