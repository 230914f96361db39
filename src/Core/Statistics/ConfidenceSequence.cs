namespace Optimizer.Core.Statistics;

/// <summary>
/// Asymptotic confidence sequences (Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas, "Time-uniform central limit theory and
/// asymptotic confidence sequences", Annals of Statistics 52, 2024, theorem 2.2): intervals that may be looked at after every
/// observation and miss, ever, with probability α.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>What stands in the place of 1.96: the half-width of the sequence in standard errors.</summary>
    /// <param name="samples">Observations until now, ≥ 1.</param>
    /// <param name="tunedFor">Number of observations at which the interval is to be tightest, ≥ 1.</param>
    /// <param name="alpha">0 to 1, both excluded.</param>
    public static double Multiplier(double samples, double tunedFor, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tunedFor, 1);
        var scaled = samples * RhoSquared(tunedFor, alpha);
        return Math.Sqrt((scaled + 1) / scaled * 2 * Math.Log(Math.Sqrt(scaled + 1) / alpha));
    }

    /// <summary>The difference of two means, trial − control, at the smaller of the two sample sizes.</summary>
    /// <returns>Point, lower and upper end; NaN ends while either side has fewer than two values.</returns>
    public static (double Value, double Lower, double Upper) MeanDifference(
        MeanSample control, MeanSample trial, double tunedFor, double alpha)
    {
        var value = trial.Mean - control.Mean;
        var samples = Math.Min(control.Count, trial.Count);
        if (samples < 2) return (value, double.NaN, double.NaN);
        var error = Math.Sqrt(control.Variance / control.Count + trial.Variance / trial.Count);
        var half = error * Multiplier(samples, tunedFor, alpha);
        return (value, value - half, value + half);
    }

    /// <summary>Appendix B.2 of the paper: the parameter that makes the interval tightest at a sample size.</summary>
    private static double RhoSquared(double tunedFor, double alpha)
    {
        var log = -2 * Math.Log(alpha);
        return (log + Math.Log(log + 1)) / tunedFor;
    }
}
