namespace Optimizer.Core.Proof;

/// <summary>Dependency calls that only read, by what they are named: HTTP's safe methods (RFC 9110, 9.2.1) and the verbs of .NET's own readers.</summary>
internal static class SafeCalls
{
    private static readonly string[] Verbs =
        ["Get", "Find", "Read", "List", "Load", "Query", "Fetch", "Lookup", "Count", "Exists", "Search", "Is", "Has"];

    private static readonly string[] HttpMethods = ["GET ", "HEAD ", "OPTIONS "];

    /// <param name="call">As a case's result lists it: method and target, or interface method and arguments.</param>
    public static bool IsSafe(string call) =>
        HttpMethods.Any(m => call.StartsWith(m, StringComparison.Ordinal)) || Verbs.Any(v => Reads(Method(call), v));

    /// <summary>The verb as a word of its own, and alone: <c>IssueInvoice</c> is no <c>Is</c>, <c>GetOrCreate</c> no <c>Get</c>.</summary>
    private static bool Reads(string method, string verb) =>
        method.StartsWith(verb, StringComparison.Ordinal)
        && (method.Length == verb.Length || !char.IsLower(method[verb.Length]))
        && !method.Contains("Or", StringComparison.Ordinal) && !method.Contains("And", StringComparison.Ordinal);

    /// <summary>The calls with neighbouring reads in one fixed order: reads among themselves have none that anyone could see.</summary>
    public static IReadOnlyList<string> Ordered(IReadOnlyList<string> calls)
    {
        var ordered = new List<string>(calls.Count);
        var reads = new List<string>();
        foreach (var call in calls)
        {
            if (IsSafe(call))
            {
                reads.Add(call);
                continue;
            }
            Flush(reads, ordered);
            ordered.Add(call);
        }
        Flush(reads, ordered);
        return ordered;
    }

    private static void Flush(List<string> reads, List<string> ordered)
    {
        ordered.AddRange(reads.Order(StringComparer.Ordinal));
        reads.Clear();
    }

    /// <summary>The bare method: that of <c>IShelf.GetAsync […]</c> is <c>GetAsync</c>.</summary>
    private static string Method(string call) => call.Split(' ', 2)[0].Split('.')[^1];
}
