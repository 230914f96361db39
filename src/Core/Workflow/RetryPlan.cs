namespace Optimizer.Core.Workflow;

/// <summary>How an activity is retried.</summary>
/// <param name="MaxAttempts">All attempts, the first included, ≥ 1.</param>
/// <param name="FirstInterval">Wait before the second attempt.</param>
/// <param name="BackoffCoefficient">Each further wait is this many times the one before, ≥ 1.</param>
public sealed record RetryPlan(int MaxAttempts, TimeSpan FirstInterval, double BackoffCoefficient = 2);
