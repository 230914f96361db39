namespace Optimizer.Core.Learning.Bandit;

/// <summary>Something that could be done next.</summary>
/// <param name="Type">Optimization id.</param>
/// <param name="Context">As <see cref="ProfileContext.Key"/>.</param>
/// <param name="Saving">Predicted relative saving on the platform's traffic if it holds, 0 to 1.</param>
/// <param name="Discount">(1 − risk/10) × (1 − complexity/10), 0 to 1.</param>
public readonly record struct BanditOption(string Type, string Context, double Saving, double Discount)
{
    /// <summary>What the option is worth before anything is learned: the default priorities.</summary>
    public double Default => Saving * Discount * 0.5;
}
