using System.Text.Json.Serialization;
using Optimizer.Core.Phases.Validation;

namespace Optimizer.Local.Reporting;

/// <param name="Type">Id of the optimization.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Risk">0 to 10; likewise <paramref name="Complexity"/>.</param>
/// <param name="Predicted">Relative reduction of the type's objective that validation found.</param>
/// <param name="Realised">… that live traffic showed; null where there is none.</param>
internal sealed record DeployedReport(
    string Type, int Version, double Confidence, double Risk, double Complexity, double Predicted, double? Realised)
{
    /// <summary>What each part does, where the change joins others; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CertifiedComposition? Composition { get; init; }
}
