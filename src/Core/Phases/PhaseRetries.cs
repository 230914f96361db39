using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>How each phase's activity is retried. Storage hiccups pass within seconds; a compensation is worth waiting for.</summary>
public static class PhaseRetries
{
    public static RetryPlan For(string phase) => phase switch
    {
        PhaseNames.Detection or PhaseNames.Analysis => new RetryPlan(3, TimeSpan.FromSeconds(1)),
        PhaseNames.Generation => new RetryPlan(2, TimeSpan.FromSeconds(1)),
        PhaseNames.Validation => new RetryPlan(2, TimeSpan.FromSeconds(2)),
        PhaseNames.Deployment => new RetryPlan(4, TimeSpan.FromSeconds(1)),
        PhaseNames.Rollback => new RetryPlan(8, TimeSpan.FromSeconds(1)),
        PhaseNames.Monitoring or PhaseNames.Iteration => new RetryPlan(4, TimeSpan.FromSeconds(1)),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "There is no such phase."),
    };
}
