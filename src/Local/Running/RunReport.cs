using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Running;

/// <summary>Makes the report of a run: nothing in it is from live traffic.</summary>
internal sealed class RunReport(IPlatformState state, CycleBlobs blobs)
{
    public async Task<ReportDocument> BuildAsync(PlatformSource source, TraceContent trace, CycleRecord cycle, CancellationToken cancellationToken)
    {
        var functions = new List<FunctionReport>();
        foreach (var function in source.Definition.Functions)
            functions.Add(await FunctionAsync(function.Id, trace, cycle, cancellationToken).ConfigureAwait(false));
        return new ReportDocument(source.Definition.Platform, 0, new CycleReport(cycle.Id, cycle.Phases), functions, []);
    }

    private async Task<FunctionReport> FunctionAsync(string function, TraceContent trace, CycleRecord cycle, CancellationToken cancellationToken)
    {
        var outcomes = cycle.Opportunities.Where(o => o.Function == function).ToList();
        var deployed = new List<DeployedReport>();
        foreach (var outcome in outcomes.Where(o => o.Result == "deployed"))
            deployed.Add(await DeployedAsync(cycle, outcome, cancellationToken).ConfigureAwait(false));
        var shown = await ShownAsync(cycle, outcomes, cancellationToken).ConfigureAwait(false);
        var profile = trace.Traffic.GetValueOrDefault(function)?.Profile;
        var observed = profile is null ? OutcomeReport.None : OutcomeReport.Of(profile);
        return new FunctionReport(
            function, observed, shown is null or { Optimized.Count: 0 } ? null : Of(shown.Optimized, observed), deployed,
            Decisions(outcomes, "review", "waiting"), Decisions(outcomes, "rejected", "failed"));
    }

    private async Task<DeployedReport> DeployedAsync(CycleRecord cycle, OpportunityOutcome outcome, CancellationToken cancellationToken)
    {
        var version = await state.GetVersionAsync(cycle.Platform, outcome.Function, outcome.Version!.Value, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownNameException("version", $"{outcome.Function}/{outcome.Version}");
        var assessment = version.Assessment;
        return new DeployedReport(
            outcome.Type, version.Version, assessment.Confidence, assessment.Risk, assessment.Complexity, assessment.Predicted.Value, null)
        {
            Composition = (await CertificateAsync(cycle, outcome, cancellationToken).ConfigureAwait(false))?.Composition,
        };
    }

    /// <summary>The assessment of what is deployed; where nothing is, of the first change that waits for a person.</summary>
    private async Task<Assessment?> ShownAsync(CycleRecord cycle, List<OpportunityOutcome> outcomes, CancellationToken cancellationToken)
    {
        foreach (var outcome in outcomes.Where(o => o.Result is "deployed" or "review" or "waiting").OrderBy(o => o.Result == "deployed" ? 0 : 1))
        {
            var certificate = await CertificateAsync(cycle, outcome, cancellationToken).ConfigureAwait(false);
            if (certificate?.Assessment is { } assessment) return assessment;
        }
        return null;
    }

    private Task<Certificate?> CertificateAsync(CycleRecord cycle, OpportunityOutcome outcome, CancellationToken cancellationToken) =>
        blobs.FindAsync<Certificate>(CertificateNames.Certificate(cycle.Platform, cycle.Id, outcome.Function, outcome.Type), cancellationToken);

    /// <summary>
    /// A timed execution does not count its calls. They are those of the trace on both sides: a rewrite that asks its dependencies
    /// for anything else is not equivalent and gets no further.
    /// </summary>
    private static OutcomeReport Of(OutcomeSummary summary, OutcomeReport observed)
    {
        var outcome = OutcomeReport.Of(summary);
        return outcome with { DependencyCalls = outcome.DependencyCalls ?? observed.DependencyCalls };
    }

    private static List<DecisionReport> Decisions(List<OpportunityOutcome> outcomes, params string[] results) =>
        [.. outcomes.Where(o => results.Contains(o.Result)).Select(o => DecisionReport.Of(o.Type, o.Reasons))];
}
