using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Containment;

/// <summary>Finds effects that a change has and its original has not, before anything of it is executed.</summary>
internal static class EffectScan
{
    private static readonly string[] OpenedByPath = ["System.IO.StreamWriter..ctor(path)", "System.IO.StreamReader..ctor(path)"];

    /// <summary>One sentence part per kind of effect: <c>uses the file system (System.IO.File.WriteAllText)</c>.</summary>
    public static IReadOnlyList<string> NewEffects(FunctionSource original, AssemblyImage change)
    {
        var before = UsedApis.Of(original);
        var after = UsedApis.Of(change);
        return
        [
            .. from family in EffectFamily.All
               let used = after.Where(a => Holds(family, a)).Order(StringComparer.Ordinal).Take(3).ToList()
               where used.Count > 0 && !before.Any(b => Holds(family, b))
               select $"{family.Name} ({string.Join(", ", used.Select(u => u.Replace(UsedApis.ByPath, "", StringComparison.Ordinal)))})"
        ];
    }

    private static bool Holds(EffectFamily family, string api) =>
        family.Holds(api) || (OpenedByPath.Contains(api) && family.Holds("System.IO.File"));
}
