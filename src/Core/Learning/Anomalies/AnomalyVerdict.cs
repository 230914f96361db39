namespace Optimizer.Core.Learning.Anomalies;

/// <summary>What the detector makes of one point.</summary>
/// <param name="Score">Evidence beyond what the last points already showed, as a share of what all views together can bring, less the caution that recent alarms taught: 0 to 1.</param>
/// <param name="Evidence">Weighted sum of the views' -ln p, in nats, before the rest period is taken off.</param>
/// <param name="IsAnomaly">Whether the score reaches the threshold.</param>
public readonly record struct AnomalyVerdict(double Score, double Evidence, bool IsAnomaly)
{
    /// <summary>The score again, as the learner's state names it.</summary>
    public double Likelihood => Score;
}
