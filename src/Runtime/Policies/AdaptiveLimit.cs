namespace Optimizer.Runtime.Policies;

/// <summary>
/// Finds how many executions may run at once from how long they take: the gradient limit of Netflix's concurrency-limits (2018).
/// After each window of samples the limit moves towards <c>limit × gradient + √limit</c>, where the gradient is the duration without
/// load, times a tolerance, ÷ the window's mean duration, between ½ and 1; the root lets it probe for more. Not thread-safe.
/// </summary>
/// <param name="initial">Where it begins, ≥ 1.</param>
/// <param name="most">Never more than this.</param>
internal sealed class AdaptiveLimit(int initial, int most)
{
    private const int MinSamples = 10;
    private const double Tolerance = 1.5;
    private const double Smoothing = 0.2;

    /// <summary>By which the duration without load is forgotten per window, so that a slower dependency is not taken for load forever.</summary>
    private const double Forgetting = 1.002;

    private double limit = initial;
    private double withoutLoad = double.PositiveInfinity;
    private double sum;
    private int samples;
    private int peak;

    /// <summary>≥ 1.</summary>
    public int Current => (int)limit;

    /// <param name="duration">Of an execution that ended.</param>
    /// <param name="inFlight">Executions under way when it began, itself included.</param>
    public void Observe(TimeSpan duration, int inFlight)
    {
        sum += duration.TotalMilliseconds;
        peak = Math.Max(peak, inFlight);
        if (++samples < Math.Max(MinSamples, Current)) return;
        Move(sum / samples);
        (sum, samples, peak) = (0, 0, 0);
    }

    private void Move(double mean)
    {
        withoutLoad = Math.Min(mean, withoutLoad * Forgetting);
        var gradient = mean > 0 ? Math.Clamp(Tolerance * withoutLoad / mean, 0.5, 1) : 1;
        // Where callers do not use the limit, durations say nothing about more.
        if (gradient >= 1 && peak < limit / 2) return;
        limit = Math.Clamp((1 - Smoothing) * limit + Smoothing * (limit * gradient + Math.Sqrt(limit)), 1, most);
    }
}
