using Optimizer.Core.State;

namespace Optimizer.Local.Reporting;

/// <param name="Predicted">Relative reduction of the type's objective.</param>
/// <param name="Realised">… as live traffic showed it; null before there is evidence.</param>
internal sealed record VersionStatus(
    int Version, string Type, VersionState State, string? Because, double Predicted, double? Realised, double Confidence)
{
    public static VersionStatus Of(VersionRecord version) => new(
        version.Version, version.Type, version.State, version.Because, version.Assessment.Predicted.Value, version.Realised?.Value,
        version.Assessment.Confidence);
}
