namespace Optimizer.Core.Learning.Classification;

/// <summary>
/// Predict first, learn later: each window is predicted when it arrives, and its label becomes known, and is learned, only after
/// <paramref name="delay"/> further windows.
/// </summary>
public sealed class PrequentialClassifier(NearestNeighbours classifier, int dimensions, int classes, int delay)
{
    private readonly float[] waiting = new float[(delay + 1) * dimensions];
    private readonly int[] labels = new int[delay + 1];
    private long count;
    private int lastKnown = -1;

    public PrequentialAccuracy Accuracy { get; } = new(classes);

    /// <returns>The prediction, made before this window's label or any within the delay is known.</returns>
    public int Next(ReadOnlySpan<float> features, int label)
    {
        var predicted = classifier.Predict(features);
        Accuracy.Add(predicted, label, lastKnown);
        Prime(features, label);
        return predicted;
    }

    /// <summary>Takes a window whose label becomes known in its turn, without predicting it.</summary>
    public void Prime(ReadOnlySpan<float> features, int label)
    {
        var place = (int)(count % labels.Length);
        features.CopyTo(waiting.AsSpan(place * dimensions, dimensions));
        labels[place] = label;
        count++;
        if (count > delay) Reveal((int)((count - 1 - delay) % labels.Length));
    }

    private void Reveal(int place)
    {
        classifier.Learn(waiting.AsSpan(place * dimensions, dimensions), labels[place]);
        lastKnown = labels[place];
    }
}
