using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;

namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// What a ranking policy would have realised in a logged cycle: the model's value of what it takes, corrected by the logged rewards of
/// what was taken by both, weighted by 1 ÷ propensity.
/// </summary>
/// <remarks>Doubly robust (Dudik, Langford and Li, ICML 2011), with the probability of being taken in the place of that of being chosen.</remarks>
internal static class SlateValue
{
    /// <summary>Larger weights are cut to it: a little bias for much less variance.</summary>
    private const double LargestWeight = 20;

    /// <param name="rank">By which the policy ranks; one opportunity per function is taken, as many as the cycle took.</param>
    /// <param name="model">Expected reward of an opportunity.</param>
    public static double Of(IReadOnlyList<Tier1Decision> slate, Func<Tier1Decision, double> rank, Func<Tier1Decision, double> model) => slate
        .OrderByDescending(rank).ThenBy(d => d.Function, StringComparer.Ordinal).ThenBy(d => d.Type, StringComparer.Ordinal)
        .DistinctBy(d => d.Function).Take(slate.Count(d => d.Taken)).Sum(d => One(d, model(d)));

    /// <summary>Mean with its normal 95 % interval.</summary>
    public static Estimate Mean(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return new Estimate(values.Count == 0 ? 0 : values[0], double.NegativeInfinity, double.PositiveInfinity, values.Count);
        var mean = values.Average();
        var error = 1.96 * Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1) / values.Count);
        return new Estimate(mean, mean - error, mean + error, values.Count);
    }

    private static double One(Tier1Decision decision, double expected) => decision is { Taken: true, Reward: { } reward, Propensity: > 0 }
        ? expected + (Math.Min(LargestWeight, 1 / decision.Propensity) * (reward - expected)) : expected;
}
