namespace Optimizer.Core.Learning.Classification;

/// <summary>
/// Counts predictions against labels, beside what two trivial forecasters would have scored on the same windows: the last label
/// that was known at the time, and the commonest one.
/// </summary>
/// <remarks>Kappa-temporal: Zliobaite et al., "Evaluation methods and decision theory for classification of streaming data", Machine Learning 98, 2015.</remarks>
public sealed class PrequentialAccuracy(int classes)
{
    private readonly long[,] confusion = new long[classes, classes];
    private long unchanged;

    public long Count { get; private set; }

    public long Right { get; private set; }

    /// <summary>0 to 1; NaN before the first label.</summary>
    public double Accuracy => Count == 0 ? double.NaN : (double)Right / Count;

    /// <summary>Accuracy of repeating the last known label.</summary>
    public double NoChange => Count == 0 ? double.NaN : (double)unchanged / Count;

    /// <summary>1 is perfect, 0 as good as repeating the last known label, below 0 worse.</summary>
    public double KappaTemporal => (Accuracy - NoChange) / (1 - NoChange);

    /// <summary>Share of the commonest label.</summary>
    public double Majority => Count == 0 ? double.NaN : (double)Enumerable.Range(0, classes).Max(Actual) / Count;

    /// <summary>Mean recall of the classes that occurred.</summary>
    public double Balanced => Enumerable.Range(0, classes).Where(c => Actual(c) > 0).Select(c => (double)confusion[c, c] / Actual(c)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Rows: actual; columns: predicted.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Confusion =>
        [.. Enumerable.Range(0, classes).Select(a => (IReadOnlyList<long>)[.. Enumerable.Range(0, classes).Select(p => confusion[a, p])])];

    /// <param name="lastKnown">The last label that was known when the prediction was made; -1 for none.</param>
    public void Add(int predicted, int actual, int lastKnown)
    {
        Count++;
        if (predicted >= 0) confusion[actual, predicted]++;
        if (predicted == actual) Right++;
        if (lastKnown == actual) unchanged++;
    }

    private long Actual(int label) => Enumerable.Range(0, classes).Sum(p => confusion[label, p]);
}
