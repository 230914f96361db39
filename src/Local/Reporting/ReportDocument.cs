namespace Optimizer.Local.Reporting;

/// <summary>What <c>demo --json</c> and <c>run --json</c> write. Others write tools against it: members are added, never renamed.</summary>
/// <param name="Seconds">Wall time of the whole command.</param>
internal sealed record ReportDocument(
    string Platform, double Seconds, CycleReport Cycle, IReadOnlyList<FunctionReport> Functions, IReadOnlyList<RollbackReport> Rollbacks);
