namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// A budget for exploring: by all that is known, the choices so far must be worth at least 95 % of what the default priorities would
/// have chosen. What would break that is not tried, and the default choice is taken.
/// </summary>
/// <remarks>Wu, Shariff, Lattimore and Szepesvari, "Conservative bandits", ICML 2016.</remarks>
public sealed class SafeFloor
{
    private const double Share = 0.95;
    private double margin;

    /// <param name="chosen">Expected gain of the learned choice.</param>
    /// <param name="usual">Expected gain of the default choice.</param>
    public bool Admits(double chosen, double usual)
    {
        var after = margin + chosen - (Share * usual);
        var admitted = after >= 0;
        margin = admitted ? Math.Min(after, Cap(usual)) : margin + ((1 - Share) * usual);
        return admitted;
    }

    /// <summary>Old savings do not pay for a long run of worse choices.</summary>
    private static double Cap(double usual) => 100 * Math.Max(usual, 1e-6);
}
