using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

internal static class DependencyTargets
{
    private static readonly string[] Writing = ["POST ", "PUT ", "PATCH ", "DELETE "];

    /// <summary>Whether a function is seen to call what usually has effects, or is not seen at all.</summary>
    public static bool MayWrite(FunctionProfile profile) =>
        profile.Observed == 0 || profile.Dependencies.Any(d => Array.Exists(Writing, w => d.Target.StartsWith(w, StringComparison.Ordinal)));
}
