namespace Optimizer.Core.Learning.Anomalies;

/// <summary>What the views look at, computed from the stream so far.</summary>
internal sealed class StreamFeatures
{
    private const int Recent = 6;
    private const int ScaleWindow = 2_000;
    private readonly RobustScale values = new(ScaleWindow);
    private readonly RobustScale changes = new(ScaleWindow);
    private readonly RobustScale means = new(ScaleWindow);
    private readonly float[] window = new float[Recent];
    private long count;

    public float Value { get; private set; }

    public float Change { get; private set; }

    /// <summary>Of the last six values.</summary>
    public float Mean { get; private set; }

    /// <summary>Time of day on a circle of radius 1.</summary>
    public float Sine { get; private set; }

    public float Cosine { get; private set; }

    public float ValueWeight => values.Inverse;

    public float ChangeWeight => changes.Inverse;

    public float MeanWeight => means.Inverse;

    public long Bytes => values.Bytes + changes.Bytes + means.Bytes;

    public void Add(DateTimeOffset at, double value)
    {
        var before = Value;
        Value = (float)value;
        Change = count == 0 ? 0 : Value - before;
        window[count++ % Recent] = Value;
        Measure();
        (Sine, Cosine) = MathF.SinCos((float)(at.TimeOfDay.TotalDays * 2 * Math.PI));
        values.Add(Value);
        changes.Add(Change);
        means.Add(Mean);
    }

    private void Measure()
    {
        var held = window.AsSpan(0, (int)Math.Min(count, Recent));
        var sum = 0.0;
        foreach (var value in held) sum += value;
        Mean = (float)(sum / held.Length);
    }
}
