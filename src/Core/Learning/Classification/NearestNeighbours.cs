namespace Optimizer.Core.Learning.Classification;

/// <summary>
/// An online classifier: the nearest of the labelled windows that it remembers vote, each by the inverse of its squared distance.
/// Learning a window costs one copy, so it follows a stream at once; the oldest is forgotten when the memory is full.
/// </summary>
/// <remarks>Dudani, "The distance-weighted k-nearest-neighbor rule", IEEE SMC-6, 1976.</remarks>
public sealed class NearestNeighbours
{
    private readonly Prototypes prototypes;
    private readonly int[] labels;
    private readonly double[] votes;
    private readonly float[] weights;
    private readonly float[] nearest;
    private readonly int[] nearestLabels;

    /// <param name="dimensions">Features of a window.</param>
    /// <param name="classes">Labels are 0 to classes - 1.</param>
    /// <param name="capacity">Labelled windows that are remembered.</param>
    /// <param name="neighbours">How many vote.</param>
    public NearestNeighbours(int dimensions, int classes, int capacity, int neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        prototypes = new Prototypes(dimensions, capacity);
        (labels, votes) = (new int[capacity], new double[classes]);
        (nearest, nearestLabels) = (new float[neighbours], new int[neighbours]);
        weights = new float[dimensions];
        Array.Fill(weights, 1);
    }

    public int Count => prototypes.Count;

    /// <summary>Bytes of the memory.</summary>
    public long Bytes => prototypes.Bytes + (4L * labels.Length);

    /// <returns>The label, or -1 while nothing has been learned.</returns>
    public int Predict(ReadOnlySpan<float> features)
    {
        if (Count == 0) return -1;
        Search(prototypes.Distances(features, weights));
        Array.Clear(votes);
        for (var i = 0; i < nearest.Length && nearest[i] < float.MaxValue; i++)
            votes[nearestLabels[i]] += 1 / (nearest[i] + 1e-9);
        return votes.AsSpan().IndexOf(votes.Max());
    }

    public void Learn(ReadOnlySpan<float> features, int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, votes.Length);
        labels[prototypes.Add(features)] = label;
    }

    /// <summary>Insertion into the short list of the nearest so far.</summary>
    private void Search(ReadOnlySpan<float> squares)
    {
        Array.Fill(nearest, float.MaxValue);
        for (var place = 0; place < squares.Length; place++)
        {
            if (squares[place] >= nearest[^1]) continue;
            var at = nearest.Length - 1;
            for (; at > 0 && nearest[at - 1] > squares[place]; at--)
                (nearest[at], nearestLabels[at]) = (nearest[at - 1], nearestLabels[at - 1]);
            (nearest[at], nearestLabels[at]) = (squares[place], labels[place]);
        }
    }
}
