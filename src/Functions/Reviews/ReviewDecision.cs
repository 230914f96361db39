namespace Optimizer.Functions.Reviews;

/// <summary>Payload of the external event <see cref="ReviewWait.Decided"/>.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
public sealed record ReviewDecision(string Decision);
