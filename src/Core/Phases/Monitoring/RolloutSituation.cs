using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>All that a rollout decision rests on.</summary>
/// <param name="Version">The version that is watched.</param>
/// <param name="Canary">Its trial; null once it is promoted.</param>
/// <param name="Windows">Evidence of the version and its base since the trial began (promoted: since the horizon), ascending.</param>
/// <param name="Frozen">Whether the platform is frozen: only roll-back is possible.</param>
public sealed record RolloutSituation(
    VersionRecord Version, CanaryRecord? Canary, IReadOnlyList<EvidenceWindow> Windows, bool Frozen)
{
    /// <summary>What keeps the platform from going forward, as <c>ChangeGate</c> says it; null where nothing does, or it is only known that it is frozen.</summary>
    public Reason? Closed { get; init; }
}
