namespace Optimizer.Core.Simulation;

/// <summary>What became of every arrival of a window, each list in the order of arrivals.</summary>
/// <param name="LatencyMs">Milliseconds until the caller had its answer, in whole 100 ns.</param>
/// <param name="Failed">Whether the answer was an exception.</param>
/// <param name="DependencyCalls">
/// Dependency calls that the arrival caused, those of its retries included. Executions whose calls were not observed count with
/// the mean of those that were; NaN where none was.
/// </param>
public sealed record ArrivalOutcomes(
    ReadOnlyMemory<double> LatencyMs, ReadOnlyMemory<bool> Failed, ReadOnlyMemory<double> DependencyCalls);
