using Microsoft.DurableTask;
using Optimizer.Core.Workflow;

namespace Optimizer.Functions.Workflow;

/// <summary>
/// Core's workflows on Durable Functions. Awaits here must stay on the orchestrator's thread, so none of them is configured away from it.
/// </summary>
internal sealed class DurableWorkflowContext(TaskOrchestrationContext context) : IWorkflowContext
{
    public string InstanceId => context.InstanceId;

    public DateTimeOffset UtcNow => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    public bool IsReplaying => context.IsReplaying;

    public async Task<TOutput> CallActivityAsync<TInput, TOutput>(string name, TInput input, RetryPlan retry)
    {
        try
        {
            return await context.CallActivityAsync<TOutput>(name, input, DurableRetry.Of(retry));
        }
        catch (TaskFailedException failure)
        {
            throw Failed(name, failure);
        }
    }

    public async Task<TOutput> CallSubWorkflowAsync<TInput, TOutput>(string name, string instanceId, TInput input)
    {
        try
        {
            var options = new SubOrchestrationOptions { InstanceId = InstanceIds.Of(instanceId) };
            return await context.CallSubOrchestratorAsync<TOutput>(name, input, options);
        }
        catch (TaskFailedException failure)
        {
            throw Failed(name, failure);
        }
    }

    public Task DelayUntilAsync(DateTimeOffset due) => context.CreateTimer(due.UtcDateTime, CancellationToken.None);

    public async Task<TEvent?> WaitForEventAsync<TEvent>(string name, TimeSpan timeout)
        where TEvent : class
    {
        try
        {
            return await context.WaitForExternalEvent<TEvent>(name, timeout);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void SetStatus(object status) => context.SetCustomStatus(status);

    private static ActivityFailedException Failed(string name, TaskFailedException failure) =>
        new(name, failure.FailureDetails.ErrorType, failure.FailureDetails.ErrorMessage);
}
