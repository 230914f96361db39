using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>The recorded end of one step. Entries lie in the order in which the workflow saw them.</summary>
/// <param name="Step">The how many-th step the workflow asked for, from 0.</param>
/// <param name="Identity">What it asked for.</param>
/// <param name="Result">JSON null where there is none.</param>
/// <param name="Failure">Null when it succeeded.</param>
/// <param name="At">What <see cref="IWorkflowContext.UtcNow"/> is from here on.</param>
internal sealed record JournalEntry(int Step, StepIdentity Identity, JsonElement Result, WorkflowFailure? Failure, DateTimeOffset At);
