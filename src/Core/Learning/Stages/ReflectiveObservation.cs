using MathNet.Numerics.Distributions;

namespace Optimizer.Core.Learning.Stages;

/// <summary>
/// Stage 2: compares the last cycles with the ones before. The anomaly likelihood is that of the recent mean of the input's energy
/// against its longer distribution (Ahmad et al., Neurocomputing 262, 2017, section 3.2); drift is a two-speed mean.
/// </summary>
internal sealed class ReflectiveObservation
{
    private const double Fast = 8;
    private const double Slow = 128;
    private const double Long = 1024;

    public RunningMoments FastMean { get; set; }

    public RunningMoments SlowMean { get; set; }

    public RunningMoments RecentEnergy { get; set; }

    public RunningMoments LongEnergy { get; set; }

    public Reflection Observe(FilteredInput input)
    {
        var energy = Math.Log(0.05 + input.Energy);
        FastMean = FastMean.Add(input.Mean, Fast);
        SlowMean = SlowMean.Add(input.Mean, Slow);
        RecentEnergy = RecentEnergy.Add(energy, Fast);
        var excess = LongEnergy.Score(RecentEnergy.Mean) * Math.Sqrt(Fast);
        LongEnergy = LongEnergy.Add(energy, Long);
        var trend = SlowMean.Deviation > 0 ? (FastMean.Mean - SlowMean.Mean) / SlowMean.Deviation : 0;
        return new Reflection(trend, Math.Abs(trend), Normal.CDF(0, 1, excess), 1 / (1 + Math.Max(0, input.Energy)));
    }
}
