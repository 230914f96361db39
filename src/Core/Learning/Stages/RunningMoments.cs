namespace Optimizer.Core.Learning.Stages;

/// <summary>Mean and variance that forget exponentially; exact averages until there are enough values to forget.</summary>
/// <param name="Count">Values seen.</param>
/// <param name="Mean">Of the recent values.</param>
/// <param name="Variance">Of the recent values.</param>
public readonly record struct RunningMoments(long Count, double Mean, double Variance)
{
    public double Deviation => Math.Sqrt(Variance);

    /// <param name="memory">Values over which the past fades.</param>
    public RunningMoments Add(double value, double memory)
    {
        var gain = Math.Max(1.0 / (Count + 1), 1 / memory);
        var difference = value - Mean;
        return new RunningMoments(Count + 1, Mean + (gain * difference), (1 - gain) * (Variance + (gain * difference * difference)));
    }

    /// <summary>Standard score; 0 before there is a spread to measure by.</summary>
    public double Score(double value)
    {
        var spread = Math.Max(Deviation, 1e-9 * Math.Abs(Mean));
        return Count < 2 || spread == 0 ? 0 : (value - Mean) / spread;
    }
}
