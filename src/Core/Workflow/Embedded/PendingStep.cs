using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>A step that the workflow waits for.</summary>
internal sealed class PendingStep(int number, StepIdentity identity)
{
    /// <summary>Continuations run on the thread that delivers, so that workflow code runs in one order, now and when run again.</summary>
    private readonly TaskCompletionSource<JsonElement> done = new();

    public int Number { get; } = number;

    public StepIdentity Identity { get; } = identity;

    public JsonElement Input { get; init; }

    public RetryPlan? Retry { get; init; }

    public string? ChildId { get; init; }

    public DateTimeOffset Due { get; init; }

    public bool Started { get; set; }

    public Task<JsonElement> Task => done.Task;

    public void Deliver(JsonElement result, WorkflowFailure? failure)
    {
        if (failure is null)
            done.SetResult(result);
        else
            done.SetException(new ActivityFailedException(Identity.Name, failure.ErrorType, failure.Message));
    }
}
