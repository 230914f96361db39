using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>A workflow instance. Partition <c>workflow:{instance}</c>, row <c>instance</c>.</summary>
internal sealed record WorkflowRecord(
    string Name, JsonElement Input, WorkflowStatus Status, JsonElement? Output, WorkflowFailure? Failure, DateTimeOffset Started,
    DateTimeOffset? Ended);
