namespace Optimizer.Core.Learning.Bandit;

/// <summary>What is known of an optimization type in one context.</summary>
/// <param name="Held">Weight of outcomes that held.</param>
/// <param name="Failed">Weight of outcomes that did not.</param>
/// <param name="GainSum">Sum of realised ÷ predicted gain over measured outcomes.</param>
/// <param name="Gains">How many were measured.</param>
public readonly record struct OutcomePosterior(double Held, double Failed, double GainSum, double Gains)
{
    public double Tried => Held + Failed;

    public OutcomePosterior Add(bool held, double weight, double? gainRatio) => new(
        Held + (held ? weight : 0), Failed + (held ? 0 : weight), GainSum + (gainRatio ?? 0), Gains + (gainRatio is null ? 0 : 1));
}
