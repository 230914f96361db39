using Optimizer.Core.State;

namespace Optimizer.Core.Operations;

/// <summary>What an inspection of a platform's store found.</summary>
/// <param name="Bundles">Bundles that serve, live or on trial.</param>
/// <param name="Backups">Backups that were read.</param>
/// <param name="Damaged">Of both, those that are gone or damaged beyond their copies.</param>
/// <param name="Audit">How the log of decisions stands after what could be put back.</param>
public sealed record InspectionReport(int Bundles, int Backups, int Damaged, AuditVerdict Audit)
{
    public bool Whole => Damaged == 0 && Audit.Intact;
}
