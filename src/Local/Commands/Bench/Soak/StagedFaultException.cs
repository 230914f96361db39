namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>A fault that was put there on purpose.</summary>
/// <param name="place">Where.</param>
internal sealed class StagedFaultException(string place) : IOException($"Staged fault: {place}.");
