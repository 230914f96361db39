namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>
/// Our own re-computation of the benchmark's score. A window is worth its earliest detection, by a sigmoid that falls towards
/// the window's end; every point above the threshold outside a window costs, less so shortly after one. One threshold for the
/// whole corpus, the one with the best score, as the benchmark does it; 0 is a detector that says nothing, 100 a perfect one.
/// </summary>
/// <remarks>Lavin and Ahmad, ICMLA 2015, section III. Checked against the published scores of sixteen detectors.</remarks>
internal static class NabScorer
{
    /// <summary>The best corpus score and its threshold.</summary>
    /// <param name="corpus">Series with one anomaly score (0 to 1) per point.</param>
    public static NabScore Score(IReadOnlyList<(NabSeries Series, double[] Scores)> corpus, NabProfile profile) =>
        Sweep(corpus, profile).MaxBy(s => s.Value)!;

    /// <summary>The score at a given threshold: points at or above it are detections.</summary>
    public static NabScore ScoreAt(IReadOnlyList<(NabSeries Series, double[] Scores)> corpus, NabProfile profile, double threshold) =>
        Sweep(corpus, profile).TakeWhile(s => s.Threshold >= threshold).Last();

    /// <summary>Judges each category at the threshold that is best for all others: what to expect of series that were not looked at.</summary>
    public static NabScore ScoreByOtherCategories(IReadOnlyList<(NabSeries Series, double[] Scores)> corpus, NabProfile profile)
    {
        var parts = corpus.GroupBy(c => c.Series.Category).Select(g =>
        {
            var threshold = Score([.. corpus.Where(c => c.Series.Category != g.Key)], profile).Threshold!.Value;
            return ScoreAt([.. g], profile, threshold);
        }).ToList();
        var windows = parts.Sum(p => p.Windows);
        var value = parts.Where(p => p.Windows > 0).Sum(p => p.Value * p.Windows) / windows;
        var penalty = parts.Where(p => p.Windows == 0).Sum(p => p.Value);
        return new NabScore(profile.Name, value + (penalty / windows), null, parts.Sum(p => p.Found), windows, parts.Sum(p => p.FalseAlarms));
    }

    /// <summary>Scores after each distinct threshold, from "nothing is an anomaly" downwards.</summary>
    private static IEnumerable<NabScore> Sweep(IReadOnlyList<(NabSeries Series, double[] Scores)> corpus, NabProfile profile)
    {
        var windows = corpus.Sum(c => c.Series.Windows.Count);
        var points = corpus.SelectMany(c => NabPoints.Of(c.Series, c.Scores, profile)).ToArray();
        Array.Sort(points, static (a, b) => b.Score.CompareTo(a.Score));
        var tally = new Tally(profile, windows);
        yield return tally.At(1.1);
        for (var i = 0; i < points.Length; i++)
        {
            tally.Add(points[i]);
            if (i + 1 == points.Length || points[i + 1].Score != points[i].Score) yield return tally.At(points[i].Score);
        }
    }

    /// <summary>What has been found so far while the threshold falls.</summary>
    private sealed class Tally(NabProfile profile, int windows)
    {
        private readonly Dictionary<(string, int), double> found = [];
        private double raw = -profile.FalseNegative * windows;
        private int falseAlarms;

        public void Add(NabPoint point)
        {
            if (point.Window < 0)
            {
                raw += point.Worth;
                falseAlarms++;
                return;
            }
            var before = found.GetValueOrDefault((point.Series, point.Window), -profile.FalseNegative);
            if (point.Worth <= before) return;
            raw += point.Worth - before;
            found[(point.Series, point.Window)] = point.Worth;
        }

        public NabScore At(double threshold)
        {
            var none = -profile.FalseNegative * windows;
            var perWindow = profile.TruePositive + profile.FalseNegative;
            return new NabScore(profile.Name, 100 * (raw - none) / (perWindow * Math.Max(1, windows)), threshold, found.Count, windows, falseAlarms);
        }
    }
}
