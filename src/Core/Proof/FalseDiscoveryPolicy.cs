using Optimizer.Core.Model;

namespace Optimizer.Core.Proof;

/// <summary>
/// Bounds the share of false releases among the releases of a cycle, whatever number of candidates it measured: the step-up procedure of
/// Benjamini &amp; Hochberg ("Controlling the false discovery rate", JRSS B 57, 1995) on p = 1 − confidence, the posterior's tail below
/// the margin. A cycle with one candidate asks of it what its own gate asks. Pure and total.
/// </summary>
public static class FalseDiscoveryPolicy
{
    /// <summary>How many of the candidates may be released: the most confident ones.</summary>
    /// <param name="measured">All whose improvement was measured, released by their own gates or not.</param>
    public static int Releases(IReadOnlyList<Discovery> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        var tails = measured.Select(d => 1 - d.Confidence).Order().ToList();
        return Enumerable.Range(1, tails.Count).LastOrDefault(k => tails[k - 1] <= Tail(k, measured));
    }

    /// <summary>Whether one of them is not released; with its numbers and what would flip it. Null where it is.</summary>
    /// <param name="one">Of <paramref name="measured"/>.</param>
    /// <param name="measured">All whose improvement was measured.</param>
    public static Reason? Holds(Discovery one, IReadOnlyList<Discovery> measured)
    {
        ArgumentNullException.ThrowIfNull(one);
        var released = Releases(measured);
        if (released > 0 && 1 - one.Confidence <= Tail(released, measured)) return null;
        var needed = 1 - Tail(released + 1, measured);
        return new Reason("gate.false-discoveries", FormattableString.Invariant(
            $"Of {measured.Count} candidates measured in this cycle {released} can be released with at most {Level(measured):P0} false ones among them; beside these its confidence of {one.Confidence:P1} would have to reach {needed:P1}."))
        {
            Numbers = new Dictionary<string, double>
            {
                ["confidence"] = one.Confidence, ["needed"] = needed, ["measured"] = measured.Count, ["released"] = released, ["level"] = Level(measured),
            },
            WouldFlip = "More traffic narrows it; a cycle with fewer candidates asks for less; or approve it.",
        };
    }

    private static double Tail(int released, IReadOnlyList<Discovery> measured) => Math.Min(1, released * Level(measured) / measured.Count);

    private static double Level(IReadOnlyList<Discovery> measured) => measured.Min(d => d.Level);
}
