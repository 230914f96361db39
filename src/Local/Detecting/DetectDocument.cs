namespace Optimizer.Local.Detecting;

/// <summary>What <c>detect --json</c> writes. Others write tools against it: members are added, never renamed.</summary>
internal sealed record DetectDocument(IReadOnlyList<DetectedReport> Opportunities);
