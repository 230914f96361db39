namespace Optimizer.Core.Workflow.Embedded;

/// <summary>What a step is, to be compared with the journal.</summary>
/// <param name="Kind">What is waited for.</param>
/// <param name="Name">Of the activity, workflow or event.</param>
/// <param name="Input">SHA-256 of the input's JSON.</param>
internal sealed record StepIdentity(StepKind Kind, string Name, string Input)
{
    public override string ToString() => $"{Kind} '{Name}' (input {Input[..8]})";
}
