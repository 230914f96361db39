namespace Optimizer.Core.Learning.Inputs;

/// <summary>A raw multichannel window. Borrowed for the call, never kept.</summary>
/// <param name="samples">Channel after channel, each of the same length, in microvolts or any other one unit, within ±1e6.</param>
/// <param name="channels">At least 1.</param>
/// <param name="rate">Samples per second.</param>
public readonly ref struct SignalWindow(ReadOnlySpan<float> samples, int channels, double rate)
{
    public const float Limit = 1e6f;

    /// <summary>Fewer samples per channel have no spectrum worth the name.</summary>
    public const int MinLength = 16;

    public ReadOnlySpan<float> Samples { get; } = samples;

    public int Channels { get; } = channels;

    public double Rate { get; } = rate;

    public int Length => Channels > 0 ? Samples.Length / Channels : 0;

    public ReadOnlySpan<float> Channel(int index) => Samples.Slice(index * Length, Length);

    public InputRejection Check()
    {
        if (Samples.IsEmpty) return InputRejection.Empty;
        if (Channels < 1 || Samples.Length % Channels != 0 || !(Rate > 0) || !double.IsFinite(Rate)) return InputRejection.Malformed;
        if (Length < MinLength) return InputRejection.TooShort;
        return CheckValues();
    }

    private InputRejection CheckValues()
    {
        var lowest = float.MaxValue;
        var highest = float.MinValue;
        foreach (var sample in Samples)
        {
            if (!float.IsFinite(sample)) return InputRejection.NotFinite;
            lowest = Math.Min(lowest, sample);
            highest = Math.Max(highest, sample);
        }
        if (highest > Limit || lowest < -Limit) return InputRejection.OutOfRange;
        return highest > lowest ? InputRejection.None : InputRejection.Constant;
    }
}
