using Optimizer.Core.Learning.Bandit;

namespace Optimizer.Local.Commands.Bench.Bandit;

/// <summary>
/// A made platform. Whether a type holds, and what share of its predicted gain is real, depends on type and context; how much they
/// differ is drawn per world, from nearly not at all (the default priorities are then nearly right) to very much.
/// </summary>
internal sealed class BanditWorld
{
    private const int Contexts = 8;
    private static readonly (string Type, double Risk, double Complexity)[] Types =
    [
        ("caching", 3, 3), ("retry-logic", 3, 2), ("debouncing", 4, 3), ("connection-pooling", 2, 2), ("circuit-breaker", 4, 3), ("error-handling", 4, 2),
        ("async-conversion", 3, 5), ("lazy-loading", 2, 2), ("throttling", 4, 4), ("request-deduplication", 2, 3), ("memoization", 1, 2), ("format-conversion", 2, 4),
    ];

    private readonly Random random;
    private readonly double[,] success = new double[Types.Length, Contexts];
    private readonly double[,] ratio = new double[Types.Length, Contexts];

    public BanditWorld(int seed)
    {
        random = new Random(seed);
        var (spread, byContext) = (0.3 + (1.7 * random.NextDouble()), random.NextDouble());
        for (var type = 0; type < Types.Length; type++)
        {
            var level = spread * Normal();
            for (var context = 0; context < Contexts; context++)
            {
                success[type, context] = 1 / (1 + Math.Exp(-(level + (spread * byContext * Normal()))));
                ratio[type, context] = Math.Exp((0.35 * Normal()) - 0.2);
            }
        }
    }

    /// <summary>Two to eight opportunities, each of a type in a context.</summary>
    public BanditOption[] Next() => [.. Enumerable.Range(0, 2 + random.Next(7)).Select(_ => Option())];

    /// <summary>Expected reward: gain, weighed by risk and complexity as the ranking does.</summary>
    public double Expected(BanditOption option)
    {
        var (type, context) = Place(option);
        return success[type, context] * option.Saving * option.Discount * ratio[type, context];
    }

    /// <summary>What trying it brings: whether it held, and the realised gain, noisy as monitoring sees it.</summary>
    public (bool Held, double Realised) Try(BanditOption option)
    {
        var (type, context) = Place(option);
        return random.NextDouble() < success[type, context] ? (true, option.Saving * ratio[type, context] * Math.Exp(0.2 * Normal())) : (false, 0);
    }

    private BanditOption Option()
    {
        var (type, risk, complexity) = Types[random.Next(Types.Length)];
        var saving = Math.Min(0.6, 0.05 * Math.Exp(0.8 * Normal()));
        var context = (int)(Contexts * random.NextDouble() * random.NextDouble());
        return new BanditOption(type, $"c{context}", saving, (1 - (risk / 10)) * (1 - (complexity / 10)));
    }

    private static (int Type, int Context) Place(BanditOption option) =>
        (Array.FindIndex(Types, t => t.Type == option.Type), option.Context[1] - '0');

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
