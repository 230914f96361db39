namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>What a detection at each point of a series would be worth.</summary>
internal static class NabPoints
{
    private static readonly double Earliest = Sigmoid(-1);

    /// <summary>The points after probation.</summary>
    public static IEnumerable<NabPoint> Of(NabSeries series, double[] scores, NabProfile profile)
    {
        var next = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            while (next < series.Windows.Count && series.Windows[next].Last < i) next++;
            if (i < series.Probation) continue;
            var inside = next < series.Windows.Count && series.Windows[next].First <= i;
            var worth = inside ? Inside(series.Windows[next], i) * profile.TruePositive : Outside(series, next - 1, i) * profile.FalsePositive;
            yield return new NabPoint(series.Name, inside ? next : -1, scores[i], worth);
        }
    }

    private static double Inside((int First, int Last) window, int i) =>
        Sigmoid(-(window.Last - i + 1) / (double)(window.Last - window.First + 1)) / Earliest;

    private static double Outside(NabSeries series, int previous, int i)
    {
        if (previous < 0) return -1;
        var (first, last) = series.Windows[previous];
        return Sigmoid((i - last) / (double)(last - first));
    }

    /// <summary>1 far before the window's right edge, 0 at it, -1 far behind.</summary>
    private static double Sigmoid(double position) => position > 3 ? -1 : (2 / (1 + Math.Exp(5 * position))) - 1;
}
