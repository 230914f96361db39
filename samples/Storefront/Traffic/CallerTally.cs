namespace Storefront.Traffic;

/// <summary>What callers of one function experienced since the tally was last taken. Thread-safe.</summary>
internal sealed class CallerTally(string function)
{
    private readonly Lock gate = new();
    private List<double> durations = [];
    private int errors;

    public string Function { get; } = function;

    /// <summary>Counts a call.</summary>
    /// <param name="milliseconds">What the caller waited, ≥ 0.</param>
    /// <param name="failed">Whether it got an exception.</param>
    public void Count(double milliseconds, bool failed)
    {
        lock (gate)
        {
            durations.Add(milliseconds);
            if (failed) errors++;
        }
    }

    /// <summary>Reads and empties the tally.</summary>
    public CallerProgress Take()
    {
        List<double> taken;
        int failed;
        lock (gate)
        {
            (taken, durations) = (durations, []);
            (failed, errors) = (errors, 0);
        }
        taken.Sort();
        return new CallerProgress(Function, taken.Count, failed, Quantile(taken, 0.5), Quantile(taken, 0.95));
    }

    private static double? Quantile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 3);
}
