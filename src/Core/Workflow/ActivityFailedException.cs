namespace Optimizer.Core.Workflow;

/// <summary>An activity or sub-workflow failed for good.</summary>
/// <param name="name">Its name.</param>
/// <param name="errorType">Full type name of the last exception.</param>
/// <param name="message">What happened.</param>
public sealed class ActivityFailedException(string name, string errorType, string message)
    : Exception($"{name} failed: {message}")
{
    public string ActivityName { get; } = name;

    public string ErrorType { get; } = errorType;
}
