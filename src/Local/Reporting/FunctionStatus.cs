
namespace Optimizer.Local.Reporting;

/// <param name="Live">The version that serves; 0 is the original.</param>
/// <param name="Canary">The version under trial; null when there is none.</param>
/// <param name="Weight">The trial's share of invocations, 0 to 1.</param>
/// <param name="Versions">All versions, the latest first.</param>
/// <param name="Backups">How many snapshots can be restored.</param>
internal sealed record FunctionStatus(
    string Function, int Live, int? Canary, double? Weight, IReadOnlyList<VersionStatus> Versions, int Backups);
