using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Optimizer.Core.Phases;
using Optimizer.Functions.Reviews;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Orchestrators;

/// <summary>Waits for a person's decision on a held version, without a process, until its deadline.</summary>
public static class AwaitReviewOrchestrator
{
    [Function(ReviewWait.Name)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ReviewWait input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return context.Version switch
        {
            OrchestratorVersions.First => AwaitAsync(new DurableWorkflowContext(context), input),
            var version => throw OrchestratorVersions.Unknown(ReviewWait.Name, version),
        };
    }

    private static async Task<string> AwaitAsync(DurableWorkflowContext context, ReviewWait input)
    {
        var decision = await context.WaitForEventAsync<ReviewDecision>(ReviewWait.Decided, input.Deadline);
        return decision?.Decision
            ?? await context.CallActivityAsync<ReviewWait, string>(ReviewExpiry.Name, input, PhaseRetries.For(PhaseNames.Iteration));
    }
}
