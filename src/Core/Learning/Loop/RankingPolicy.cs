using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Model;

namespace Optimizer.Core.Learning.Loop;

/// <summary>
/// The outcome models that rank. What was learned since is first judged on logged decisions, and ranks only when it is credibly no
/// more than 5 % worse there than the default priorities.
/// </summary>
internal sealed class RankingPolicy(OutcomeModels learned, SlateLog log)
{
    private const double Tolerance = 0.05;
    private long judged;

    /// <summary>What ranks. Nothing is known at first: these are the default priorities.</summary>
    public OutcomeModels InUse { get; private set; } = new(1);

    public int Version { get; private set; }

    /// <summary>Goes on with the models that ranked when they were saved.</summary>
    public void Restore(OutcomeModels inUse, int version) => (InUse, Version, judged) = (inUse, version, learned.Revision);

    /// <returns>Null where nothing was learned since the last time.</returns>
    public PolicyReview? Review()
    {
        if (learned.Revision == judged) return null;
        judged = learned.Revision;
        var slates = log.Judged;
        var changed = Values(slates, d => Rank(learned, d));
        var usual = Values(slates, d => d.Saving * d.Discount);
        var above = Compare(changed, usual);
        var floor = -Tolerance * Math.Abs(usual.DefaultIfEmpty(0).Average());
        var inUse = SlateValue.Mean(Values(slates, d => Rank(InUse, d)));
        var adopted = above.Lower >= floor;
        if (adopted) (InUse, Version) = (learned.Copy(), Version + 1);
        return new PolicyReview(Version, slates.Count, SlateValue.Mean(changed), inUse, SlateValue.Mean(usual), above, adopted);
    }

    /// <summary>A policy that takes in every logged cycle what the default priorities take is as good there, whatever came of it.</summary>
    private static Estimate Compare(List<double> changed, List<double> usual)
    {
        List<double> differences = [.. changed.Zip(usual, (c, u) => c - u)];
        return differences.Count > 0 && differences.TrueForAll(d => d == 0) ? new Estimate(0, 0, 0, differences.Count) : SlateValue.Mean(differences);
    }

    private List<double> Values(IReadOnlyList<IReadOnlyList<Tier1Decision>> slates, Func<Tier1Decision, double> rank) =>
        [.. slates.Select(s => SlateValue.Of(s, rank, d => d.Saving * learned.Share(d.Type, d.Context)))];

    private static double Rank(OutcomeModels models, Tier1Decision decision) => decision.Saving * decision.Discount * models.Share(decision.Type, decision.Context);
}
