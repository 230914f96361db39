namespace Optimizer.Core.Learning.Anomalies;

/// <summary>
/// How far out a distance is among the recent ones. Beyond a high quantile the distances are taken to fall off by a power law whose
/// exponent is Hill's estimate, so that heavy-tailed streams need larger distances for the same evidence.
/// </summary>
/// <remarks>Hill, "A simple general approach to inference about the tail of a distribution", Ann. Statist. 3(5), 1975.</remarks>
internal sealed class TailModel(int window, double quantile)
{
    private const int Fewest = 50;
    private const int Refit = 16;
    private const float Smallest = 1e-4f;
    private readonly float[] recent = new float[window];
    private readonly float[] sorted = new float[window];
    private int count;
    private int head;
    private int stale;
    private float start;
    private double exponent = 1;

    public long Bytes => 8L * window;

    /// <returns>-ln of the probability of a distance at least this large; 0 below the tail.</returns>
    public double Evidence(float distance) =>
        count < Fewest || distance <= start ? 0 : (exponent * Math.Log(distance / start)) - Math.Log(1 - quantile);

    public void Add(float distance)
    {
        recent[head] = distance;
        head = (head + 1) % window;
        if (count < window) count++;
        if (++stale >= Refit || count < 4 * Refit) Fit();
    }

    private void Fit()
    {
        stale = 0;
        recent.AsSpan(0, count).CopyTo(sorted);
        var ordered = sorted.AsSpan(0, count);
        ordered.Sort();
        var at = (int)(quantile * (count - 1));
        start = Math.Max(Smallest, ordered[at]);
        var sum = 0.0;
        for (var i = at + 1; i < count; i++) sum += Math.Log(Math.Max(ordered[i], start) / start);
        exponent = (count - at) / (sum + 0.25);
    }
}
