namespace Optimizer.Core.Learning.Inputs;

/// <summary>
/// A metric window seen as five bands: mean squared change over 16, 8, 4, 2 and 1 points, slowest first, relative to the window's
/// own size so that milliseconds and counts look alike.
/// </summary>
internal static class ScaleEnergies
{
    public static BandValues Of(ReadOnlySpan<MetricPoint> points)
    {
        var size = 0.0;
        foreach (var point in points) size += Math.Abs(point.Value);
        size = Math.Max(size / points.Length, 1e-9);
        return new BandValues(Energy(points, 16, size), Energy(points, 8, size), Energy(points, 4, size), Energy(points, 2, size), Energy(points, 1, size));
    }

    private static double Energy(ReadOnlySpan<MetricPoint> points, int lag, double size)
    {
        lag = Math.Min(lag, points.Length - 1);
        var sum = 0.0;
        for (var i = lag; i < points.Length; i++)
        {
            var change = (points[i].Value - points[i - lag].Value) / size;
            sum += change * change;
        }
        return Math.Min(sum / (points.Length - lag) / lag, BandValues.Limit);
    }
}
