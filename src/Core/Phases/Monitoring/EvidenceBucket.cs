namespace Optimizer.Core.Phases.Monitoring;

/// <summary>The sums of one version of a function over one time bucket; buckets of equal place add up.</summary>
public sealed record EvidenceBucket(string Function, int Version, DateTimeOffset Start, VersionEvidence Evidence);
