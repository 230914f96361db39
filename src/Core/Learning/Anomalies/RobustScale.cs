namespace Optimizer.Core.Learning.Anomalies;

/// <summary>
/// The spread of recent values: 0.4 of the range that holds nine of ten, about a standard deviation and a third, which single
/// spikes do not move; at least 2 % of the full range, so that a nearly constant stream does not count as noise what is not.
/// </summary>
internal sealed class RobustScale(int capacity)
{
    private readonly float[] values = new float[capacity];
    private readonly float[] sorted = new float[capacity];
    private int count;
    private int head;
    private int stale;

    public long Bytes => 8L * capacity;

    /// <summary>1 ÷ spread.</summary>
    public float Inverse { get; private set; } = 1;

    public void Add(float value)
    {
        values[head] = value;
        head = (head + 1) % capacity;
        if (count < capacity) count++;
        if (++stale >= Math.Max(1, count / 32)) Measure();
    }

    private void Measure()
    {
        stale = 0;
        values.AsSpan(0, count).CopyTo(sorted);
        var ordered = sorted.AsSpan(0, count);
        ordered.Sort();
        var most = ordered[(int)(0.95 * (count - 1))] - ordered[(int)(0.05 * (count - 1))];
        var full = ordered[count - 1] - ordered[0];
        Inverse = 1 / Math.Max(most * 0.4f, Math.Max(full * 0.02f, 1e-9f));
    }
}
