using Optimizer.Core.Model;
using Optimizer.Core.Simulation;

namespace Optimizer.Core.Statistics;

/// <summary>
/// Estimates what a candidate gains. Confidence is the share of posterior draws (<see cref="BayesianBootstrap"/>) in which the
/// relative gain exceeds the margin and neither the error rate nor the p95 of the time to an answer got worse.
/// </summary>
public static class ImprovementEstimator
{
    private const int MinBlocks = 20;

    /// <summary>From a trace-driven simulation; blocks are stretches of time with equally many invocations.</summary>
    public static ImprovementVerdict FromSimulation(SimulationResult simulation, Metric objective, ImprovementOptions options)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return FromOutcomes(simulation.BaselineArrivals, simulation.OptimizedArrivals, objective, options);
    }

    /// <summary>From the same arrivals without and with the candidate, in order of their starts.</summary>
    /// <exception cref="ArgumentException">The two sides have not the same number of arrivals.</exception>
    public static ImprovementVerdict FromOutcomes(
        ArrivalOutcomes baseline, ArrivalOutcomes candidate, Metric objective, ImprovementOptions options)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(options);
        if (baseline.LatencyMs.Length != candidate.LatencyMs.Length)
            throw new ArgumentException("The two sides must be the same arrivals.", nameof(candidate));
        return Judge(BlockedComparison.Of(baseline, candidate, options.MaxBlocks), objective, options, "invocations");
    }

    /// <summary>From paired measurements, one or more per recorded request; the pairs of a request are one block.</summary>
    public static ImprovementVerdict FromMeasurements(IReadOnlyList<MeasuredPair> pairs, Metric objective, ImprovementOptions options)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        return Judge(BlockedComparison.Of(pairs), objective, options, "measured pairs");
    }

    /// <summary>From independent pairs.</summary>
    public static ImprovementVerdict FromPairs(
        IReadOnlyList<(double Baseline, double Candidate)> pairs, Metric objective, ImprovementOptions options)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return FromMeasurements([.. pairs.Select((p, i) => new MeasuredPair(i, p.Baseline, p.Candidate))], objective, options);
    }

    private static ImprovementVerdict Judge(BlockedComparison comparison, Metric objective, ImprovementOptions options, string unit)
    {
        if (comparison.Samples < options.MinSamples || comparison.Blocks < MinBlocks)
            return ImprovementReasons.TooFew(comparison, options, MinBlocks, unit);
        var gain = comparison.Gain(objective, comparison.Even());
        if (double.IsNaN(gain)) return ImprovementReasons.NothingToGain(comparison, objective);
        var (predicted, confidence) = Posterior(comparison, objective, options, gain);
        return ImprovementReasons.Conclude(comparison, objective, options, predicted, confidence, unit);
    }

    private static (Estimate Predicted, double Confidence) Posterior(
        BlockedComparison comparison, Metric objective, ImprovementOptions options, double gain)
    {
        var holds = 0;
        var gains = BayesianBootstrap.Draw(comparison.Blocks, options.Draws, options.Seed, weights =>
        {
            var drawn = comparison.Gain(objective, weights);
            if (drawn > options.Margin && comparison.GuardsHold(objective, options, weights)) holds++;
            return drawn;
        });
        Array.Sort(gains);
        var lower = gains[(int)(0.025 * (gains.Length - 1))];
        var upper = gains[(int)Math.Ceiling(0.975 * (gains.Length - 1))];
        return (new Estimate(gain, lower, upper, comparison.Samples), Share(holds, gains.Length));
    }

    /// <summary>Posterior mean of a share under a uniform prior (Laplace's rule of succession): finitely many draws never make certain.</summary>
    private static double Share(int holds, int draws) => (holds + 1.0) / (draws + 2.0);
}
