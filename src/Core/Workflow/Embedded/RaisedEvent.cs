using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>An event that the instance has not taken yet. Partition <c>workflow:{instance}</c>, row <c>event:{ticks}:{n}</c>.</summary>
internal sealed record RaisedEvent(string Name, JsonElement Payload);
