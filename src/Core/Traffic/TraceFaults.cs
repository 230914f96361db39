namespace Optimizer.Core.Traffic;

/// <summary>What of a trace could not be used: all of it counted, the first places kept. Used by one reader at a time.</summary>
/// <param name="keep">How many places, and how many unknown functions, are kept by name.</param>
public sealed class TraceFaults(int keep = 20)
{
    private readonly List<TraceFault> first = [];
    private readonly Dictionary<string, long> unknownFunctions = new(StringComparer.Ordinal);

    /// <summary>Lines that could not be used, those of unknown functions aside.</summary>
    public long Count { get; private set; }

    /// <summary>Lines of functions that nobody asked for.</summary>
    public long UnknownFunctionLines { get; private set; }

    /// <summary>The first faults in the order of their lines.</summary>
    public IReadOnlyList<TraceFault> First => first;

    /// <summary>Lines by function nobody asked for, of the first such functions.</summary>
    public IReadOnlyDictionary<string, long> UnknownFunctions => unknownFunctions;

    internal void Add(TraceFault fault)
    {
        Count++;
        if (first.Count < keep) first.Add(fault);
    }

    internal void AddUnknown(string function)
    {
        UnknownFunctionLines++;
        if (unknownFunctions.TryGetValue(function, out var lines)) unknownFunctions[function] = lines + 1;
        else if (unknownFunctions.Count < keep) unknownFunctions.Add(function, 1);
    }
}
