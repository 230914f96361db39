using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Model;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Detection;

/// <summary>Sums over a platform, so that a function's saving can be weighed on the real traffic mix.</summary>
internal sealed record PlatformTotals(double TimeMs, double Errors, double Calls)
{
    public static PlatformTotals Of(IEnumerable<FunctionProfile> profiles)
    {
        var totals = new PlatformTotals(0, 0, 0);
        foreach (var profile in profiles)
            totals = new(totals.TimeMs + TimeOf(profile), totals.Errors + ErrorsOf(profile), totals.Calls + profile.Invocations);
        return totals;
    }

    public DetectedOpportunity Weigh(Opportunity opportunity, FunctionProfile profile, BlobPointer traffic, int baseVersion) =>
        new(opportunity, traffic, baseVersion, profile.Invocations,
            Share(TimeOf(profile), TimeMs), Share(ErrorsOf(profile), Errors), Share(profile.Invocations, Calls))
        {
            Context = ProfileContext.Of(profile).Key,
        };

    private static double TimeOf(FunctionProfile profile) => profile.Duration.Mean * profile.Duration.Count;

    private static double ErrorsOf(FunctionProfile profile) => profile.Errors.Values.Sum();

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
