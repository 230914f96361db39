namespace Optimizer.Core.Learning.Loop;

/// <summary>The last cycles' opportunities, each with what was taken and what came of it; oldest first, bounded.</summary>
internal sealed class SlateLog
{
    private const int Cycles = 200;

    /// <summary>Opportunities of a cycle that are kept: the taken ones, and the best of the others.</summary>
    private const int PerCycle = 40;

    private readonly List<Tier1Decision[]> slates = [];

    public IEnumerable<Tier1Decision> All => slates.SelectMany(s => s);

    /// <summary>Cycles of which an outcome is known.</summary>
    public IReadOnlyList<IReadOnlyList<Tier1Decision>> Judged => [.. slates.Where(s => Array.Exists(s, d => d.Reward is not null))];

    /// <summary>A cycle that is noted again, because its phase was repeated, counts once.</summary>
    public void Add(IEnumerable<Tier1Decision> decisions)
    {
        foreach (var cycle in decisions.GroupBy(d => d.Cycle))
        {
            if (slates.Exists(s => s[0].Cycle == cycle.Key)) continue;
            slates.Add([.. cycle.OrderByDescending(d => d.Taken).ThenByDescending(d => d.Saving * d.Discount).Take(PerCycle)]);
            if (slates.Count > Cycles) slates.RemoveAt(0);
        }
    }

    /// <param name="reward">Relative to the function, as <c>Experience.Reward</c>.</param>
    public void Reward(Tier1Decision taken, double reward)
    {
        foreach (var slate in slates)
        {
            var at = Array.FindIndex(slate, d => d.Taken && (d.Cycle, d.Function, d.Type) == (taken.Cycle, taken.Function, taken.Type));
            if (at < 0) continue;
            var share = slate[at].Predicted > 0 ? slate[at].Saving / slate[at].Predicted : 0;
            slate[at] = slate[at] with { Reward = share * reward };
        }
    }
}
