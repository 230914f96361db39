namespace Optimizer.Core.Proof.Boundaries;

/// <param name="Value">Where a dial stands.</param>
/// <param name="Distance">How far a comparison then is from its boundary.</param>
internal readonly record struct DialPlace(double Value, double Distance);
