using Optimizer.Core.Model;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Demo;

/// <summary>Makes the report of a demonstration: before and after are of live traffic, and so is what was realised.</summary>
internal sealed class DemoReport(IPlatformState state, ITrafficSource traffic, string platform)
{
    private static readonly string[] NotDeployed = ["rejected", "failed"];

    public async Task<ReportDocument> BuildAsync(
        CycleRecord cycle, IReadOnlyList<string> functions, DemoMoments moments, double seconds, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(functions, cancellationToken).ConfigureAwait(false);
        var deployed = versions.Where(v => v.State is VersionState.Live or VersionState.RolledBack)
            .GroupBy(v => v.Function).ToDictionary(g => g.Key, g => g.Max(v => v.Version));
        var before = await traffic.ReadAsync(platform, new Dictionary<string, int>(), cancellationToken).ConfigureAwait(false);
        var after = await traffic.ReadAsync(platform, deployed, cancellationToken).ConfigureAwait(false);
        var reports = functions.Select(f => Function(
            f, cycle, [.. versions.Where(v => v.Function == f)],
            Outcome(before, f, moments.BaselineFrom, moments.BaselineTo),
            deployed.ContainsKey(f) ? Outcome(after, f, moments.AfterFrom, moments.AfterTo) : null));
        var rollbacks = versions.Where(v => v.State == VersionState.RolledBack)
            .Select(v => new RollbackReport(v.Function, v.Version, v.Because ?? ""));
        return new ReportDocument(platform, seconds, new CycleReport(cycle.Id, cycle.Phases), [.. reports], [.. rollbacks]);
    }

    private static FunctionReport Function(
        string function, CycleRecord cycle, IReadOnlyList<VersionRecord> versions, OutcomeSummary? before, OutcomeSummary? after)
    {
        var outcomes = cycle.Opportunities.Where(o => o.Function == function).ToList();
        var deployed = outcomes.Where(o => o.Result == "deployed")
            .Select(o => Deployed(versions.Single(v => v.Version == o.Version), before, after));
        return new FunctionReport(
            function, before is null ? OutcomeReport.None : OutcomeReport.Of(before), after is null ? null : OutcomeReport.Of(after),
            [.. deployed], Decisions(outcomes, ["review"]), Decisions(outcomes, NotDeployed));
    }

    private static DeployedReport Deployed(VersionRecord version, OutcomeSummary? before, OutcomeSummary? after)
    {
        var assessment = version.Assessment;
        var realised = before is null || after is null ? null : LiveOutcome.Reduction(before, after, assessment.Objective);
        return new DeployedReport(
            version.Type, version.Version, assessment.Confidence, assessment.Risk, assessment.Complexity, assessment.Predicted.Value, realised);
    }

    private static OutcomeSummary? Outcome(
        IReadOnlyDictionary<string, FunctionTraffic> seen, string function, DateTimeOffset from, DateTimeOffset to) =>
        seen.GetValueOrDefault(function) is { } one ? LiveOutcome.Between(one.Window, from, to) : null;

    private static List<DecisionReport> Decisions(List<OpportunityOutcome> outcomes, string[] results) =>
        [.. outcomes.Where(o => results.Contains(o.Result)).Select(o => DecisionReport.Of(o.Type, o.Reasons))];

    private async Task<List<VersionRecord>> VersionsAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        var versions = new List<VersionRecord>();
        foreach (var function in functions)
            await foreach (var version in state.ListVersionsAsync(platform, function, cancellationToken).ConfigureAwait(false))
                versions.Add(version);
        return versions;
    }
}
