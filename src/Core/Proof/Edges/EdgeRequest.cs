using System.Text.Json;

namespace Optimizer.Core.Proof.Edges;

/// <summary>A request that was made up.</summary>
/// <param name="Request">The request.</param>
/// <param name="Origin">Index of the recorded request that it was made from; -1 where it was made from nothing.</param>
/// <param name="IsExtreme">Whether it holds a value that a function may take all its time or memory for.</param>
internal sealed record EdgeRequest(JsonElement Request, int Origin, bool IsExtreme);
