namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Decides on canaries and promoted versions. Static, pure and total.</summary>
public static class RolloutPolicy
{
    /// <summary>What is to be done with a version now.</summary>
    public static RolloutDecision Decide(RolloutSituation situation, RolloutOptions options, DateTimeOffset now) =>
        throw new NotSupportedException();
}
