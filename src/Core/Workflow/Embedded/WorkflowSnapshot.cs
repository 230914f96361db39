using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>How far a workflow is.</summary>
public sealed record WorkflowSnapshot
{
    public required string InstanceId { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string Name { get; init; }

    public required WorkflowStatus Status { get; init; }

    /// <summary>What the workflow last gave to <see cref="IWorkflowContext.SetStatus"/>.</summary>
    public JsonElement? CustomStatus { get; init; }

    /// <summary>Its result once completed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Why it failed.</summary>
    public WorkflowFailure? Failure { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }
}
