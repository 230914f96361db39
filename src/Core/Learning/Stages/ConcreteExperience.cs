using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Learning.Stages;

/// <summary>
/// Stage 1: adaptive filtering. Each band's log power is measured against its own recent past. What lies beyond the threshold is
/// clipped to it and counted, never dropped for good: the clipped value still moves the band's mean, and after
/// <see cref="Reseat"/> artifacts in a row the band starts anew, because what lasts is no artifact.
/// </summary>
internal sealed class ConcreteExperience
{
    private const int WarmUp = 16;
    private const int Reseat = 32;
    private const double Floor = 1e-6;

    public RunningMoments[] Bands { get; } = new RunningMoments[BandValues.Count];

    public int[] InARow { get; } = new int[BandValues.Count];

    public long Artifacts { get; set; }

    /// <param name="memory">Cycles over which a band's past fades.</param>
    public FilteredInput Filter(BandValues values, Traits traits, double memory)
    {
        var threshold = Threshold(traits);
        var before = Artifacts;
        var filtered = new FilteredInput(
            Band(0, values.Delta, threshold, memory), Band(1, values.Theta, threshold, memory), Band(2, values.Alpha, threshold, memory),
            Band(3, values.Beta, threshold, memory), Band(4, values.Gamma, threshold, memory), 0);
        return filtered with { Clipped = (int)(Artifacts - before) };
    }

    /// <summary>In standard deviations: 3 to 6; a focused learner filters more, a resilient one bears more.</summary>
    public static double Threshold(Traits traits) =>
        4.5 - (1.5 * (traits.Focus.Current - 0.5)) + (1.5 * (traits.Resilience.Current - 0.5));

    private double Band(int band, double power, double threshold, double memory)
    {
        var value = Math.Log(power + Floor);
        ref var moments = ref Bands[band];
        var score = moments.Score(value);
        if (moments.Count < WarmUp || Math.Abs(score) <= threshold)
        {
            InARow[band] = 0;
            moments = moments.Add(value, memory);
            return Math.Clamp(score, -threshold, threshold);
        }
        return Clip(band, value, Math.CopySign(threshold, score), memory);
    }

    private double Clip(int band, double value, double clipped, double memory)
    {
        Artifacts++;
        ref var moments = ref Bands[band];
        if (++InARow[band] < Reseat)
        {
            moments = moments.Add(moments.Mean + (clipped * moments.Deviation), memory);
            return clipped;
        }
        InARow[band] = 0;
        moments = new RunningMoments(1, value, 0);
        return 0;
    }
}
