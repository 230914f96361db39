using Optimizer.Core.Phases;
using Optimizer.Core.Workflow;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Tests.Workflow;

public class DurableRetryTests
{
    public static TheoryData<string> Phases => [.. PhaseNames.InOrder, PhaseNames.Rollback];

    [Theory, MemberData(nameof(Phases))]
    public void A_phase_is_retried_as_core_says(string phase)
    {
        var plan = PhaseRetries.For(phase);

        var policy = DurableRetry.Of(plan).Retry!.Policy!;

        Assert.Equal(plan, new RetryPlan(policy.MaxNumberOfAttempts, policy.FirstRetryInterval, policy.BackoffCoefficient));
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
    }
}
