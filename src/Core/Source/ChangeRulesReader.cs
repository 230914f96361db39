using Optimizer.Core.Operations.Changes;

namespace Optimizer.Core.Source;

/// <summary>Reads <c>changes</c> of <c>platform.json</c>, with the place of every fault.</summary>
internal static class ChangeRulesReader
{
    /// <returns>Null where nothing is declared, or where there were faults.</returns>
    public static ChangeRules? Read(PlatformJsonLayout layout, List<PlatformFault> faults)
    {
        if (layout.ChangesText is not { } text) return null;
        var (rules, found) = ChangeRulesJson.Read(text);
        faults.AddRange(found.Select(f => Place(layout, f.Path).Fault($"\"changes{f.Path[1..]}\": {f.Message}")));
        return rules;
    }

    /// <summary>Of the value itself, or of the nearest one around it where it is missing.</summary>
    private static PlatformJsonValue Place(PlatformJsonLayout layout, string path)
    {
        while (path.Length > 1)
        {
            if (layout.Changes.TryGetValue(path, out var found)) return found;
            path = path[..Math.Max(1, path.LastIndexOfAny(['.', '[']))];
        }
        return layout.Changes["$"];
    }
}
