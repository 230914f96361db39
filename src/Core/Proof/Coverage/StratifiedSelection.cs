namespace Optimizer.Core.Proof.Coverage;

/// <summary>Chooses cases by the branches that they go through: first those that reach new ones, then in turn from each path.</summary>
public static class StratifiedSelection
{
    /// <param name="pool">In order of preference.</param>
    /// <param name="branches">What each case goes through, by its id; a case that is not in it is not chosen.</param>
    /// <param name="most">Most recorded requests, and most of those made up; variants come on top.</param>
    /// <returns>In the pool's order.</returns>
    public static IReadOnlyList<SandboxCase> Pick(
        IReadOnlyList<SandboxCase> pool, IReadOnlyDictionary<int, IReadOnlyList<int>> branches, (int Recorded, int Generated) most)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(branches);
        var known = pool.Where(c => branches.ContainsKey(c.Id)).ToList();
        var covered = new HashSet<int>();
        var chosen = new HashSet<int>();
        foreach (var (stratum, limit) in ((bool, int)[])[(false, most.Recorded), (true, most.Generated)])
        {
            var open = known.Where(c => c.Variant == CaseVariant.None && c.Generated == stratum).ToList();
            Pick(open, branches, covered, chosen, limit);
        }
        chosen.UnionWith(known.Where(c => c.Variant != CaseVariant.None).Select(c => c.Id));
        return [.. pool.Where(c => chosen.Contains(c.Id))];
    }

    private static void Pick(
        List<SandboxCase> open, IReadOnlyDictionary<int, IReadOnlyList<int>> branches, HashSet<int> covered, HashSet<int> chosen, int most)
    {
        var left = most;
        foreach (var one in open)
        {
            if (left == 0) return;
            if (branches[one.Id].All(covered.Contains)) continue;
            covered.UnionWith(branches[one.Id]);
            chosen.Add(one.Id);
            left--;
        }
        var paths = open.Where(c => !chosen.Contains(c.Id)).GroupBy(c => string.Join(',', branches[c.Id]), StringComparer.Ordinal);
        var inTurn = paths.SelectMany(path => path.Select((one, turn) => (one, turn))).OrderBy(c => c.turn);
        chosen.UnionWith(inTurn.Take(left).Select(c => c.one.Id));
    }
}
