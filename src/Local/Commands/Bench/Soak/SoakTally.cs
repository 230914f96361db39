namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>What a soak run counted.</summary>
internal sealed class SoakTally
{
    /// <summary>Cycles whose workflow closed its record, by the record's status.</summary>
    public Dictionary<string, int> Cycles { get; } = new(StringComparer.Ordinal);

    /// <summary>Opportunities by how they ended, with the first reason of those that were not deployed.</summary>
    public Dictionary<string, int> Opportunities { get; } = new(StringComparer.Ordinal);

    /// <summary>Exceptions that were not staged and reached a caller, or that no one observed; at most 20 are kept.</summary>
    public List<string> Unhandled { get; } = [];

    /// <summary>What did not hold after a cycle; at most 20 are kept.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Calls of the soak itself that met a staged fault and were made again, as a caller of the API would.</summary>
    public int CallsRepeated { get; set; }

    public static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    public static void Note(List<string> list, string what)
    {
        if (list.Count < 20) list.Add(what);
    }
}
