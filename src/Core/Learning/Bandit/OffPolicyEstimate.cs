using Optimizer.Core.Model;

namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// What another policy would have earned on logged decisions, before it is ever used: the model's value of its choices, corrected by
/// the logged rewards where the two policies agree, weighted by 1 ÷ propensity. Right when either the model or the propensities are.
/// </summary>
/// <remarks>Dudik, Langford and Li, "Doubly robust policy evaluation and learning", ICML 2011.</remarks>
public static class OffPolicyEstimate
{
    /// <summary>Larger weights are cut to it: a little bias for much less variance.</summary>
    private const double LargestWeight = 20;

    /// <param name="target">Index that the other policy chooses.</param>
    /// <param name="model">Expected reward of an option.</param>
    /// <returns>Mean reward per decision with its normal 95 % interval.</returns>
    public static Estimate DoublyRobust(
        IReadOnlyList<LoggedDecision> log, Func<IReadOnlyList<BanditOption>, int> target, Func<BanditOption, double> model)
    {
        ArgumentNullException.ThrowIfNull(log);
        var (sum, squares) = (0.0, 0.0);
        foreach (var decision in log)
        {
            var value = One(decision, target(decision.Options), model);
            sum += value;
            squares += value * value;
        }
        if (log.Count < 2) return new Estimate(log.Count == 0 ? double.NaN : sum, double.NegativeInfinity, double.PositiveInfinity, log.Count);
        var mean = sum / log.Count;
        var error = 1.96 * Math.Sqrt(Math.Max(0, (squares / log.Count) - (mean * mean)) / (log.Count - 1));
        return new Estimate(mean, mean - error, mean + error, log.Count);
    }

    private static double One(LoggedDecision decision, int target, Func<BanditOption, double> model)
    {
        var expected = model(decision.Options[target]);
        if (target != decision.Chosen) return expected;
        return expected + (Math.Min(LargestWeight, 1 / decision.Propensity) * (decision.Reward - model(decision.Options[decision.Chosen])));
    }
}
