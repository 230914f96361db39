namespace Optimizer.Core.Operations;

/// <summary>What a person asked for does not apply to the present state.</summary>
/// <param name="message">What is in the way, and what to do.</param>
public sealed class OperationRefusedException(string message) : Exception(message);
