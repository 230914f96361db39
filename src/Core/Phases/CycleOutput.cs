using Optimizer.Core.State;

namespace Optimizer.Core.Phases;

/// <summary>How a cycle ended; the details are in its <see cref="CycleRecord"/>.</summary>
/// <param name="Status"><c>completed</c> or <c>failed</c>.</param>
/// <param name="Deployed">Opportunities that became a canary.</param>
/// <param name="Held">Opportunities that wait for a person.</param>
/// <param name="Rejected">Opportunities that were refused or failed.</param>
public sealed record CycleOutput(string CycleId, string Status, int Deployed, int Held, int Rejected);
