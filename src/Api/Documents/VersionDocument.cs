using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A version with what validation and live traffic showed of it.</summary>
/// <param name="Types">All optimizations that it realises.</param>
/// <param name="Predicted">Relative reduction of the objective.</param>
/// <param name="Realised">As live traffic showed it; null before there is evidence.</param>
public sealed record VersionDocument(
    string Function, int Version, string Type, IReadOnlyList<string> Types, int BaseVersion, string Cycle, string Bundle,
    VersionState State, string? Because, Metric Objective, Estimate Predicted, Estimate? Realised, double Confidence, double Risk,
    double Complexity, DateTimeOffset Created)
{
    public static VersionDocument Of(VersionRecord version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var assessment = version.Assessment;
        return new VersionDocument(
            version.Function, version.Version, version.Type, [.. version.Plans.Keys.Order(StringComparer.Ordinal)], version.BaseVersion,
            version.Cycle, version.Bundle, version.State, version.Because, assessment.Objective, assessment.Predicted, version.Realised,
            assessment.Confidence, assessment.Risk, assessment.Complexity, version.Created);
    }
}
