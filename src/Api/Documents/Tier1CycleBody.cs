using Optimizer.Core.Learning;

namespace Optimizer.Api.Documents;

/// <summary>One input for a platform's learner: exactly one of the three kinds.</summary>
internal sealed record Tier1CycleBody
{
    /// <summary>Five powers: delta, theta, alpha, beta, gamma.</summary>
    public double[]? Bands { get; init; }

    /// <summary>A raw window: channels of equal length, with <see cref="Rate"/>.</summary>
    public float[][]? Samples { get; init; }

    /// <summary>Samples per second.</summary>
    public double Rate { get; init; }

    /// <summary>A metric window, in order of time.</summary>
    public Tier1Point[]? Points { get; init; }

    public LearningEnvironment Environment { get; init; } = LearningEnvironment.Production;

    /// <summary>What the input is known to be, 0 to 7; null when it is not known.</summary>
    public int? Label { get; init; }
}
