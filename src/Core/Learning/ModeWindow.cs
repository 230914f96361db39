using System.Numerics;

namespace Optimizer.Core.Learning;

/// <summary>How finely a mode looks at a raw window.</summary>
public static class ModeWindow
{
    private const int Shortest = 16;
    private const int Longest = 16_384;

    /// <summary>Samples per segment, a power of two, and whether segments overlap. A mode is a time, so that it resolves the bands alike at any rate.</summary>
    /// <param name="rate">Samples per second.</param>
    public static (int Segment, bool Overlap) Of(LearningMode mode, double rate)
    {
        var samples = (uint)Math.Clamp(Seconds(mode) * rate, Shortest, Longest);
        return ((int)BitOperations.RoundUpToPowerOf2(samples), mode != LearningMode.Efficiency);
    }

    private static double Seconds(LearningMode mode) => mode switch
    {
        LearningMode.Performance => 8,
        LearningMode.Efficiency => 0.5,
        _ => 1,
    };
}
