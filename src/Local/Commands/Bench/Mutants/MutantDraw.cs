namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>
/// Draws mutants: operators in a shuffled order, round after round, one place of each in turn; the draw depends on the seed alone.
/// </summary>
/// <param name="seed">Of the draw.</param>
internal sealed class MutantDraw(int seed)
{
    /// <summary>What the rules excluded, whether or not it would have been drawn.</summary>
    public List<ExcludedSite> Excluded { get; } = [];

    /// <param name="type">The optimization.</param>
    /// <param name="sources">Sources to break, each with its operators.</param>
    /// <returns>All mutants in the order in which they are to be tried; they need not compile.</returns>
    public IEnumerable<Mutant> Of(string type, IReadOnlyList<(MutationTarget Target, IReadOnlyList<MutationOperator> Operators)> sources)
    {
        var random = new Random(HashCode(seed, type));
        var queues = sources.SelectMany(s => s.Operators.Select(o => (s.Target, Operator: o, Sites: Places(type, s.Target, o, random)))).ToArray();
        random.Shuffle(queues);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; queues.Any(q => round < q.Sites.Count); round++)
        {
            foreach (var (target, op, sites) in queues.Where(q => round < q.Sites.Count))
            {
                var source = target.Apply(sites[round]);
                if (source != target.Text && seen.Add(source))
                    yield return new Mutant(type, op.Name, target.LineOf(sites[round]), target.Text, source);
            }
        }
    }

    private List<Site> Places(string type, MutationTarget target, MutationOperator op, Random random)
    {
        var counted = new List<Site>();
        foreach (var site in op.Find(target))
        {
            if ((op.Harmless(target) ?? Exclusions.Of(site, target)) is { } rule) Excluded.Add(new ExcludedSite(type, op.Name, target.LineOf(site), rule));
            else counted.Add(site);
        }
        var places = counted.ToArray();
        random.Shuffle(places);
        return [.. places];
    }

    /// <summary>The same in every process, unlike <see cref="System.HashCode"/>.</summary>
    private static int HashCode(int seed, string text) => text.Aggregate(seed, (hash, letter) => unchecked(hash * 31 + letter));
}
