using System.Text.Json.Nodes;

namespace Optimizer.Core.Proof.Boundaries;

/// <summary>A request with how far each comparison was from turning when it was executed.</summary>
/// <param name="Request">The request.</param>
/// <param name="Origin">Place, among those that the search began with, of the one that it was made from.</param>
/// <param name="Distances">By comparison: left − right where it came nearest; NaN where the comparison was not reached.</param>
public sealed record BoundaryPoint(JsonNode? Request, int Origin, IReadOnlyList<double> Distances);
