namespace Optimizer.Local.Reporting;

/// <summary>One function: before, after, and what became of each optimization.</summary>
/// <param name="Optimized"><c>demo</c>: live traffic; <c>run</c>: as simulated or measured. Null where nothing was examined that far.</param>
internal sealed record FunctionReport(
    string Function, OutcomeReport Baseline, OutcomeReport? Optimized, IReadOnlyList<DeployedReport> Deployed,
    IReadOnlyList<DecisionReport> Review, IReadOnlyList<DecisionReport> Rejected);
