using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Detection;

/// <param name="Detected">Blob with the <see cref="DetectedOpportunity"/> list.</param>
/// <param name="Functions">Functions with traffic.</param>
/// <param name="Count">Opportunities found.</param>
public sealed record DetectionOutput(BlobPointer Detected, int Functions, int Count, double DurationMs);
