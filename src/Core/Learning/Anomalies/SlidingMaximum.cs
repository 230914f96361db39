namespace Optimizer.Core.Learning.Anomalies;

/// <summary>The largest of the last values, by a queue of those that no later one exceeds.</summary>
internal sealed class SlidingMaximum(int window)
{
    private readonly double[] values = new double[window + 1];
    private readonly long[] places = new long[window + 1];
    private long next;
    private int first;
    private int count;

    /// <summary>0 before there is a value.</summary>
    public double Value => count == 0 ? 0 : values[first];

    public void Add(double value)
    {
        while (count > 0 && places[first] <= next - window) (first, count) = ((first + 1) % values.Length, count - 1);
        while (count > 0 && values[Last] <= value) count--;
        count++;
        (values[Last], places[Last]) = (value, next++);
    }

    private int Last => (first + count - 1) % values.Length;
}
