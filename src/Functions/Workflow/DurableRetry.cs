using Microsoft.DurableTask;
using Optimizer.Core.Workflow;

namespace Optimizer.Functions.Workflow;

/// <summary>Core's retry plans as options of Durable Functions.</summary>
internal static class DurableRetry
{
    public static TaskOptions Of(RetryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TaskOptions.FromRetryPolicy(new RetryPolicy(plan.MaxAttempts, plan.FirstInterval, plan.BackoffCoefficient));
    }
}
