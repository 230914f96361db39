using System.Text.Json.Serialization;

namespace Optimizer.Runtime.Telemetry;

[JsonSerializable(typeof(Invocation))]
internal sealed partial class TelemetryJsonContext : JsonSerializerContext;
