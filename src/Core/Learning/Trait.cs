namespace Optimizer.Core.Learning;

/// <summary>One trait of the learner, between <see cref="Lowest"/> and <see cref="Highest"/>.</summary>
/// <param name="Baseline">Where it comes back to; follows <paramref name="Current"/> slowly.</param>
/// <param name="Current">What acts.</param>
/// <param name="Velocity">Change per cycle.</param>
public readonly record struct Trait(double Baseline, double Current, double Velocity)
{
    public const double Lowest = 0.02;
    public const double Highest = 0.98;

    public static Trait Neutral { get; } = new(0.5, 0.5, 0);
}
