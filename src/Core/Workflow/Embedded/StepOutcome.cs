using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>How a step ended, not yet recorded. Without a step it only says that events may have come.</summary>
internal sealed record StepOutcome(int? Step, JsonElement Result, WorkflowFailure? Failure)
{
    public static JsonElement NoResult { get; } = JsonSerializer.SerializeToElement<object?>(null);

    public static StepOutcome LookForEvents { get; } = new(null, NoResult, null);

    public static StepOutcome Of(int step) => new(step, NoResult, null);
}
