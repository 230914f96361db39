namespace Optimizer.Core.Workflow.Embedded;

/// <summary>
/// Workflow code did, when run again, something other than what its journal says, or awaited something that is not a step.
/// </summary>
public sealed class NonDeterministicWorkflowException(string instanceId, string reason)
    : Exception(
        $"The workflow instance {instanceId} cannot go on: {reason}. Workflow code must be a deterministic function of the results of its steps; "
        + "start a new instance, and give changed workflow code a new name.");
