namespace Optimizer.Core.Proof.Boundaries;

/// <summary>What a search knows of one comparison: the requests that come nearest to its boundary, on it and on either side.</summary>
/// <param name="index">Its number.</param>
internal sealed class BoundarySite(int index)
{
    private readonly Dictionary<int, BoundaryPoint> byOrigin = [];
    private readonly HashSet<int> approached = [];
    private BoundaryPoint? below;
    private BoundaryPoint? above;

    /// <summary>The nearest; null before any request has reached the comparison.</summary>
    public BoundaryPoint? Nearest { get; private set; }

    /// <summary>How far the nearest is; +∞ before any request has reached the comparison.</summary>
    public double Distance => Nearest is { } nearest ? Math.Abs(Of(nearest)) : double.PositiveInfinity;

    /// <summary>The nearest, the nearest on either side, and of each start the one that is on the boundary.</summary>
    public IEnumerable<BoundaryPoint> Points => new[] { Nearest, below, above }.OfType<BoundaryPoint>().Concat(byOrigin.Values.Where(p => Of(p) == 0));

    /// <summary>Where to approach it from that it was not approached from yet: of the first such start, what came nearest. Null where there is none.</summary>
    public BoundaryPoint? NextStart()
    {
        var next = byOrigin.Values.Where(p => Of(p) != 0 && !approached.Contains(p.Origin)).MinBy(p => p.Origin);
        if (next is not null) approached.Add(next.Origin);
        return next;
    }

    public double Of(BoundaryPoint point) => index < point.Distances.Count ? point.Distances[index] : double.NaN;

    public void Learn(BoundaryPoint point)
    {
        var distance = Of(point);
        if (double.IsNaN(distance)) return;
        if (Math.Abs(distance) < Distance) Nearest = point;
        if (!byOrigin.TryGetValue(point.Origin, out var known) || Math.Abs(distance) < Math.Abs(Of(known))) byOrigin[point.Origin] = point;
        if (distance > 0 && (above is null || distance < Of(above))) above = point;
        if (distance < 0 && (below is null || distance > Of(below))) below = point;
    }
}
