namespace Optimizer.Core.Learning.Inputs;

/// <summary>One point of a metric stream, as latency in milliseconds per minute.</summary>
/// <param name="Value">Finite, below 1e9 in size.</param>
public readonly record struct MetricPoint(DateTimeOffset At, double Value)
{
    /// <summary>Values of this size or more are a broken counter, not a metric.</summary>
    public const double Limit = 1e9;

    /// <summary>A window needs two points: one alone has neither trend nor interval.</summary>
    public static InputRejection Check(ReadOnlySpan<MetricPoint> points)
    {
        if (points.IsEmpty) return InputRejection.Empty;
        var varies = false;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Check() is var rejection and not InputRejection.None) return rejection;
            if (i > 0 && points[i].At < points[i - 1].At) return InputRejection.Malformed;
            varies |= points[i].Value != points[0].Value;
        }
        if (points.Length < 2) return InputRejection.TooShort;
        return varies ? InputRejection.None : InputRejection.Constant;
    }

    public InputRejection Check()
    {
        if (!double.IsFinite(Value)) return InputRejection.NotFinite;
        return Math.Abs(Value) >= Limit ? InputRejection.OutOfRange : InputRejection.None;
    }
}
