namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// Contextual Thompson sampling: draws each option's success probability from its posterior and takes the option with the highest
/// expected gain under the draw. The propensity is measured by drawing again.
/// </summary>
/// <remarks>Chapelle and Li, "An empirical evaluation of Thompson sampling", NIPS 2011.</remarks>
public sealed class ThompsonPolicy(OutcomeModels models, Random random)
{
    private const int PropensityDraws = 64;

    /// <summary>Chooses among options, at least one.</summary>
    /// <param name="exploration">0: the posterior mean decides; 1: draws from the posterior decide.</param>
    /// <param name="floor">Keeps the choice near the default priorities while little is known; null for none.</param>
    public BanditChoice Choose(IReadOnlyList<BanditOption> options, double exploration, SafeFloor? floor = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(options.Count, nameof(options));
        var chosen = Draw(options, exploration);
        var usual = Default(options);
        var safe = floor is not null && !floor.Admits(Expected(options[chosen]), Expected(options[usual]));
        if (safe) return new BanditChoice(usual, 1, true);
        var same = 1;
        for (var i = 0; i < PropensityDraws; i++) same += Draw(options, exploration) == chosen ? 1 : 0;
        return new BanditChoice(chosen, same / (PropensityDraws + 1.0), false);
    }

    /// <summary>The option that the default priorities would take.</summary>
    public static int Default(IReadOnlyList<BanditOption> options) => Best(options, static o => o.Default);

    /// <summary>The option with the highest posterior mean.</summary>
    public int Greedy(IReadOnlyList<BanditOption> options) => Best(options, Expected);

    /// <summary>Posterior mean of an option's gain.</summary>
    public double Expected(BanditOption option) => Value(option, models.Mean(option.Type, option.Context));

    /// <summary>One draw of the success probability, pulled towards its mean where little is explored.</summary>
    public double DrawSuccess(string type, string context, double exploration)
    {
        var (alpha, beta) = models.Success(type, context);
        var mean = alpha / (alpha + beta);
        return exploration <= 0 ? mean : mean + (exploration * (BetaSampler.Next(random, alpha, beta) - mean));
    }

    private int Draw(IReadOnlyList<BanditOption> options, double exploration) =>
        Best(options, o => Value(o, DrawSuccess(o.Type, o.Context, exploration)));

    private double Value(BanditOption option, double success) =>
        success * option.Saving * option.Discount * models.GainRatio(option.Type, option.Context);

    private static int Best(IReadOnlyList<BanditOption> options, Func<BanditOption, double> worth)
    {
        var (best, highest) = (0, double.NegativeInfinity);
        for (var i = 0; i < options.Count; i++)
        {
            var value = worth(options[i]);
            if (value > highest) (best, highest) = (i, value);
        }
        return best;
    }
}
