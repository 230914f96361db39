namespace Optimizer.Core.Learning;

/// <summary>What the learner is like at present; each acts on Tier 2.</summary>
/// <param name="Focus">How many opportunities a cycle takes.</param>
/// <param name="Resilience">How much of the risk budget is used.</param>
/// <param name="Adaptability">How much is explored.</param>
public readonly record struct Traits(Trait Focus, Trait Resilience, Trait Adaptability)
{
    public static Traits Neutral { get; } = new(Trait.Neutral, Trait.Neutral, Trait.Neutral);
}
