namespace Optimizer.Runtime.Policies;

/// <summary>A call was refused, since as many as may wait for the function already do. Trying again later may succeed.</summary>
/// <param name="waiting">Calls that wait.</param>
public sealed class OverloadedException(int waiting)
    : Exception(FormattableString.Invariant($"The function is overloaded: {waiting} calls wait for it. Try again later."));
