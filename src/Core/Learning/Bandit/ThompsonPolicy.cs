namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// Contextual Thompson sampling: draws each option's success probability from its posterior and takes the option with the highest
/// expected reward under the draw. The propensity is measured by drawing again.
/// </summary>
/// <remarks>Chapelle and Li, "An empirical evaluation of Thompson sampling", NIPS 2011.</remarks>
public sealed class ThompsonPolicy(OutcomeModels models, Random random)
{
    private const int PropensityDraws = 64;

    /// <summary>What a failed attempt costs, in the unit of savings.</summary>
    public double FailureCost { get; init; } = 0.02;

    /// <param name="exploration">0: the posterior mean decides; 1: the posterior itself is drawn from.</param>
    public BanditChoice Choose(IReadOnlyList<BanditOption> options, double exploration)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = Draw(options, exploration);
        var same = 1;
        for (var i = 0; i < PropensityDraws; i++) same += Draw(options, exploration) == chosen ? 1 : 0;
        return new BanditChoice(chosen, same / (PropensityDraws + 1.0), false);
    }

    /// <summary>The option with the highest posterior mean.</summary>
    public int Greedy(IReadOnlyList<BanditOption> options) => Best(options, o => models.Mean(o.Type, o.Context));

    /// <summary>Posterior mean of an option's reward.</summary>
    public double Expected(BanditOption option) => Value(option, models.Mean(option.Type, option.Context));

    private int Draw(IReadOnlyList<BanditOption> options, double exploration) => Best(options, o =>
    {
        var (alpha, beta) = models.Success(o.Type, o.Context);
        var mean = alpha / (alpha + beta);
        return exploration <= 0 ? mean : mean + (Math.Sqrt(exploration) * (BetaSampler.Next(random, alpha, beta) - mean));
    });

    private int Best(IReadOnlyList<BanditOption> options, Func<BanditOption, double> success)
    {
        var (best, highest) = (0, double.NegativeInfinity);
        for (var i = 0; i < options.Count; i++)
        {
            var value = Value(options[i], success(options[i]));
            if (value > highest) (best, highest) = (i, value);
        }
        return best;
    }

    private double Value(BanditOption option, double success) =>
        (success * option.Saving * models.GainRatio(option.Type, option.Context)) - ((1 - success) * FailureCost);
}
