using Optimizer.Core.State;

namespace Optimizer.Local.Reporting;

/// <param name="Phases">In the order of the seven phases.</param>
internal sealed record CycleReport(string Id, IReadOnlyList<PhaseOutcome> Phases);
