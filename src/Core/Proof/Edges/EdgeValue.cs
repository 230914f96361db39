using System.Text.Json.Nodes;

namespace Optimizer.Core.Proof.Edges;

/// <param name="Value">Null for JSON's null.</param>
/// <param name="IsExtreme">Whether a function may take all its time or memory for it.</param>
internal sealed record EdgeValue(JsonNode? Value, bool IsExtreme = false);
