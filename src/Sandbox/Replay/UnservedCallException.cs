namespace Optimizer.Sandbox.Replay;

/// <summary>A dependency was asked for what no recording answers.</summary>
/// <param name="call">What was asked.</param>
internal sealed class UnservedCallException(string call) : Exception($"No recording answers {call}.");
