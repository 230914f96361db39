namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Why a step or a workflow failed.</summary>
/// <param name="ErrorType">Full type name of the exception.</param>
/// <param name="Message">What happened.</param>
public sealed record WorkflowFailure(string ErrorType, string Message);
