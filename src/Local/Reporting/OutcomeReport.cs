using Optimizer.Core.Model;
using Optimizer.Core.Traffic;

namespace Optimizer.Local.Reporting;

/// <param name="Count">Invocations.</param>
/// <param name="P50Ms">Milliseconds; null when nothing was observed, as are the others.</param>
/// <param name="ErrorRate">0 to 1.</param>
/// <param name="DependencyCalls">Per invocation.</param>
internal sealed record OutcomeReport(long Count, double? P50Ms, double? P95Ms, double? ErrorRate, double? DependencyCalls)
{
    public static OutcomeReport None { get; } = new(0, null, null, null, null);

    public static OutcomeReport Of(OutcomeSummary summary) => new(
        summary.Count, Known(summary.P50Ms), Known(summary.P95Ms), Known(summary.ErrorRate), Known(summary.DependencyCalls));

    public static OutcomeReport Of(FunctionProfile profile) => new(
        profile.Invocations, Known(profile.Duration.P50), Known(profile.Duration.P95), Known(profile.ErrorRate),
        profile.Observed > 0 ? profile.Dependencies.Sum(d => d.CallsPerInvocation) : null);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
