namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What the versions of a function showed side by side in a stretch of time.</summary>
/// <param name="Start">When the stretch began.</param>
/// <param name="ByVersion">Evidence by version.</param>
public sealed record EvidenceWindow(DateTimeOffset Start, IReadOnlyDictionary<int, VersionEvidence> ByVersion)
{
    /// <summary>A version's evidence; <see cref="VersionEvidence.None"/> where it had no traffic.</summary>
    public VersionEvidence Of(int version) => ByVersion.GetValueOrDefault(version, VersionEvidence.None);
}
