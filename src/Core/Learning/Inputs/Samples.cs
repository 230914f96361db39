using System.Numerics;

namespace Optimizer.Core.Learning.Inputs;

/// <summary>Sums over a channel, several samples at a time.</summary>
internal static class Samples
{
    /// <summary>Highest minus lowest.</summary>
    public static float Range(ReadOnlySpan<float> samples)
    {
        var (low, high) = (new Vector<float>(float.MaxValue), new Vector<float>(float.MinValue));
        var i = 0;
        for (; i + Vector<float>.Count <= samples.Length; i += Vector<float>.Count)
        {
            var some = new Vector<float>(samples[i..]);
            (low, high) = (Vector.Min(low, some), Vector.Max(high, some));
        }
        var (lowest, highest) = (float.MaxValue, float.MinValue);
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            (lowest, highest) = (Math.Min(lowest, low[lane]), Math.Max(highest, high[lane]));
        for (; i < samples.Length; i++)
            (lowest, highest) = (Math.Min(lowest, samples[i]), Math.Max(highest, samples[i]));
        return highest - lowest;
    }

    public static float Mean(ReadOnlySpan<float> samples)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= samples.Length; i += Vector<float>.Count) sum += new Vector<float>(samples[i..]);
        var total = Vector.Sum(sum);
        for (; i < samples.Length; i++) total += samples[i];
        return total / samples.Length;
    }
}
