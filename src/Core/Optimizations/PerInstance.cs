using Optimizer.Core.Model;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>What a policy keeps, each process keeps for itself.</summary>
internal static class PerInstance
{
    public const string ReasonId = "state.per-instance";

    /// <summary>Processes that share the function's calls, ≥ 1.</summary>
    public static int Count(FunctionProfile profile) => Math.Max(1, profile.InstancesAtOnce);

    /// <summary>One process's part of what the traffic shows of all of them together.</summary>
    public static double Share(FunctionProfile profile, double ofAll) => ofAll / Count(profile);

    /// <summary>Says so where there are several; nothing where there is one.</summary>
    /// <param name="profile">The traffic.</param>
    /// <param name="how">What each of them has of its own, and how limits were divided; a clause.</param>
    public static IEnumerable<Reason> Note(FunctionProfile profile, string how)
    {
        var count = Count(profile);
        if (count == 1) yield break;
        yield return new Reason(ReasonId, FormattableString.Invariant(
            $"{count} instances served at once: {how}; the gain is simulated so."))
        {
            Numbers = new Dictionary<string, double> { ["instances"] = count },
        };
    }
}
