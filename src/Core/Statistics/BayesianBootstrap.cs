namespace Optimizer.Core.Statistics;

/// <summary>
/// The posterior of a statistic without a model of the data (Rubin, "The Bayesian bootstrap", Annals of Statistics 9, 1981):
/// each draw weights the blocks with a flat Dirichlet. Where data depend on their neighbours in time a block is a stretch of
/// time, so that the dependence stays inside it.
/// </summary>
public static class BayesianBootstrap
{
    /// <summary>Draws of a statistic.</summary>
    /// <param name="blocks">Independent blocks, ≥ 1.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="seed">Of the generator; equal seeds give equal draws.</param>
    /// <param name="statistic">The statistic under given block weights, which have mean 1 (and sum to the number of blocks).</param>
    public static double[] Draw(int blocks, int draws, int seed, Func<double[], double> statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentNullException.ThrowIfNull(statistic);
        var random = new Random(seed);
        var weights = new double[blocks];
        var values = new double[draws];
        for (var i = 0; i < draws; i++)
        {
            FillWeights(random, weights);
            values[i] = statistic(weights);
        }
        return values;
    }

    /// <summary>Exponential variates divided by their mean are a flat Dirichlet, times their number.</summary>
    private static void FillWeights(Random random, double[] weights)
    {
        var sum = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = -Math.Log(1 - random.NextDouble());
            sum += weights[i];
        }
        var scale = weights.Length / sum;
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= scale;
    }
}
