using Optimizer.Core.Learning.Classification;

namespace Optimizer.Local.Commands.Bench.Eeg;

/// <summary>The three ways in which accuracy on the data set is measured. Nothing is fitted on what is then predicted.</summary>
internal static class EegProtocols
{
    private const int Folds = 10;
    private const int Classes = 2;

    /// <summary>Share of the stream that prequential evaluation fits its features on; it is not scored.</summary>
    private const double Prefix = 0.1;

    /// <summary>Ten folds drawn at random: neighbours in time are in training and test, so this measures interpolation.</summary>
    public static PrequentialAccuracy Shuffled(EegWindows data, int neighbours, int seed)
    {
        var order = Enumerable.Range(0, data.Rows.Length).ToArray();
        new Random(seed).Shuffle(order);
        return CrossValidate(data, neighbours, i => order[i] * Folds / data.Rows.Length);
    }

    /// <summary>Ten folds, each a stretch of time: what a learner knows of a time that it has not seen.</summary>
    public static PrequentialAccuracy Contiguous(EegWindows data, int neighbours) =>
        CrossValidate(data, neighbours, i => i * Folds / data.Rows.Length);

    /// <summary>Every row is predicted when it comes; its label is learned <paramref name="delay"/> rows later.</summary>
    public static PrequentialAccuracy Prequential(EegWindows data, int neighbours, int delay)
    {
        var first = (int)(Prefix * data.Rows.Length);
        var whitening = Whitening.Fit(data.Rows[..first]);
        var dimensions = data.Rows[0].Length;
        var memory = new NearestNeighbours(dimensions, Classes, data.Rows.Length, neighbours);
        for (var i = 0; i < first - delay; i++) memory.Learn(whitening.Apply(data.Rows[i]), data.Labels[i]);
        var classifier = new PrequentialClassifier(memory, dimensions, Classes, delay);
        for (var i = Math.Max(0, first - delay); i < first; i++) classifier.Prime(whitening.Apply(data.Rows[i]), data.Labels[i]);
        for (var i = first; i < data.Rows.Length; i++) classifier.Next(whitening.Apply(data.Rows[i]), data.Labels[i]);
        return classifier.Accuracy;
    }

    private static PrequentialAccuracy CrossValidate(EegWindows data, int neighbours, Func<int, int> foldOf)
    {
        var accuracy = new PrequentialAccuracy(Classes);
        for (var fold = 0; fold < Folds; fold++)
        {
            var (training, test) = Split(data.Rows.Length, i => foldOf(i) == fold);
            var whitening = Whitening.Fit([.. training.Select(i => data.Rows[i])]);
            var classifier = new NearestNeighbours(data.Rows[0].Length, Classes, training.Count, neighbours);
            foreach (var i in training) classifier.Learn(whitening.Apply(data.Rows[i]), data.Labels[i]);
            foreach (var i in test) accuracy.Add(classifier.Predict(whitening.Apply(data.Rows[i])), data.Labels[i], i > 0 ? data.Labels[i - 1] : -1);
        }
        return accuracy;
    }

    private static (List<int> Training, List<int> Test) Split(int count, Func<int, bool> inTest)
    {
        var all = Enumerable.Range(0, count).ToLookup(inTest);
        return ([.. all[false]], [.. all[true]]);
    }
}
