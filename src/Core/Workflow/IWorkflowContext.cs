namespace Optimizer.Core.Workflow;

/// <summary>
/// What workflow code may do. Everything else in an orchestrator must be a deterministic function of these results, because
/// the code is run again from the start after a crash and finds the recorded results.
/// </summary>
public interface IWorkflowContext
{
    string InstanceId { get; }

    /// <summary>The recorded time of the latest step; the same at each replay.</summary>
    DateTimeOffset UtcNow { get; }

    bool IsReplaying { get; }

    /// <summary>Runs an activity at least once and records its result once; retried as <paramref name="retry"/> says.</summary>
    /// <exception cref="ActivityFailedException">All attempts failed.</exception>
    Task<TOutput> CallActivityAsync<TInput, TOutput>(string name, TInput input, RetryPlan retry);

    /// <summary>Runs a workflow as part of this one.</summary>
    /// <exception cref="ActivityFailedException">The workflow failed.</exception>
    Task<TOutput> CallSubWorkflowAsync<TInput, TOutput>(string name, string instanceId, TInput input);

    Task DelayUntilAsync(DateTimeOffset due);

    /// <returns>The event's payload, or null when the time is over.</returns>
    Task<TEvent?> WaitForEventAsync<TEvent>(string name, TimeSpan timeout)
        where TEvent : class;

    /// <summary>A short JSON document for people who ask how far the workflow is.</summary>
    void SetStatus(object status);
}
