namespace Optimizer.Core.Learning.Inputs;

/// <summary>One neural sample: non-negative power per band (any one unit, at most 1e6), of the classic EEG bands.</summary>
/// <param name="Delta">0.5 to 4 Hz.</param>
/// <param name="Theta">4 to 8 Hz.</param>
/// <param name="Alpha">8 to 13 Hz.</param>
/// <param name="Beta">13 to 30 Hz.</param>
/// <param name="Gamma">30 to 45 Hz.</param>
public readonly record struct BandValues(double Delta, double Theta, double Alpha, double Beta, double Gamma)
{
    public const int Count = 5;

    /// <summary>Larger values are no signal but a fault of the source.</summary>
    public const double Limit = 1e6;

    public double Total => Delta + Theta + Alpha + Beta + Gamma;

    /// <summary>Band by index, lowest frequency first.</summary>
    public double this[int band] => band switch
    {
        0 => Delta,
        1 => Theta,
        2 => Alpha,
        3 => Beta,
        4 => Gamma,
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "There are five bands, 0 to 4."),
    };

    public InputRejection Check()
    {
        if (!double.IsFinite(Total)) return InputRejection.NotFinite;
        for (var band = 0; band < Count; band++)
        {
            if (this[band] is < 0 or > Limit) return InputRejection.OutOfRange;
        }
        return Total > 0 ? InputRejection.None : InputRejection.Constant;
    }
}
