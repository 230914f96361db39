namespace Optimizer.Core.Learning.Anomalies;

/// <summary>
/// One way of looking at a stream: how far the present point is from everything seen before in the view's features. What has been
/// seen once is near from then on, so a new level is news only once.
/// </summary>
internal sealed class NoveltyView(int dimensions, AnomalyOptions options)
{
    private readonly Prototypes seen = new(dimensions, options.History);
    private readonly TailModel tail = new(options.TailWindow, options.TailQuantile);

    public long Bytes => seen.Bytes + tail.Bytes;

    /// <param name="weights">By which differences in each feature are multiplied before they add up.</param>
    /// <returns>Evidence in nats against the point being ordinary.</returns>
    public double Observe(ReadOnlySpan<float> point, ReadOnlySpan<float> weights)
    {
        var evidence = 0.0;
        if (seen.Count >= options.WarmUp)
        {
            var distance = seen.Nearest(point, weights);
            evidence = tail.Evidence(distance);
            tail.Add(distance);
        }
        seen.Add(point);
        return evidence;
    }
}
