namespace Optimizer.Local.Reporting;

internal sealed record RollbackReport(string Function, int Version, string Because);
