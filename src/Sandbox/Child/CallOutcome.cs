namespace Optimizer.Sandbox.Child;

/// <summary>How one call ended.</summary>
internal sealed record CallOutcome(object? Response, Exception? Exception, TimeSpan Duration, long AllocatedBytes);
