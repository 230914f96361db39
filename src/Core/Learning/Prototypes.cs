using System.Numerics;

namespace Optimizer.Core.Learning;

/// <summary>
/// The last points of a feature space, kept column by column so that distances to all of them are computed several at a time.
/// </summary>
internal sealed class Prototypes(int dimensions, int capacity)
{
    private readonly float[][] columns = [.. Enumerable.Range(0, dimensions).Select(_ => new float[capacity])];
    private readonly float[] distances = new float[capacity];
    private int head;

    public int Count { get; private set; }

    public int Dimensions => dimensions;

    public long Bytes => 4L * capacity * (dimensions + 1);

    /// <returns>The place that the point took; the oldest is replaced when there is no other.</returns>
    public int Add(ReadOnlySpan<float> point)
    {
        for (var i = 0; i < dimensions; i++) columns[i][head] = point[i];
        var place = head;
        head = (head + 1) % capacity;
        if (Count < capacity) Count++;
        return place;
    }

    public float Value(int place, int dimension) => columns[dimension][place];

    /// <summary>Squared distances to all points, by place.</summary>
    /// <param name="weights">By which the difference in each dimension is multiplied.</param>
    public ReadOnlySpan<float> Distances(ReadOnlySpan<float> point, ReadOnlySpan<float> weights)
    {
        distances.AsSpan(0, Count).Clear();
        for (var i = 0; i < dimensions; i++) AddDimension(columns[i], point[i], weights[i]);
        return distances.AsSpan(0, Count);
    }

    /// <summary>Distance to the nearest point; infinite when there is none.</summary>
    public float Nearest(ReadOnlySpan<float> point, ReadOnlySpan<float> weights)
    {
        var squares = Distances(point, weights);
        var lanes = new Vector<float>(float.MaxValue);
        var i = 0;
        for (; i + Vector<float>.Count <= squares.Length; i += Vector<float>.Count) lanes = Vector.Min(lanes, new Vector<float>(squares[i..]));
        var nearest = float.PositiveInfinity;
        if (i > 0) for (var lane = 0; lane < Vector<float>.Count; lane++) nearest = Math.Min(nearest, lanes[lane]);
        for (; i < squares.Length; i++) nearest = Math.Min(nearest, squares[i]);
        return MathF.Sqrt(nearest);
    }

    private void AddDimension(float[] column, float value, float weight)
    {
        var (center, factor) = (new Vector<float>(value), new Vector<float>(weight));
        var i = 0;
        for (; i + Vector<float>.Count <= Count; i += Vector<float>.Count)
        {
            var difference = (new Vector<float>(column, i) - center) * factor;
            (new Vector<float>(distances, i) + (difference * difference)).CopyTo(distances, i);
        }
        for (; i < Count; i++)
        {
            var difference = (column[i] - value) * weight;
            distances[i] += difference * difference;
        }
    }
}
