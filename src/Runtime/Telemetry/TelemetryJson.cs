using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Optimizer.Runtime.Telemetry;

/// <summary>How invocations are written: JSON Lines, one invocation a line, as traces and telemetry batches carry them.</summary>
public static class TelemetryJson
{
    /// <summary>
    /// Camel case, nulls omitted, times in UTC with a <c>Z</c>; reads what it writes, and times with any offset. Read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    internal static JsonTypeInfo<Invocation> InvocationInfo { get; } =
        (JsonTypeInfo<Invocation>)Options.GetTypeInfo(typeof(Invocation));

    /// <summary>Writes one line per invocation, each ended by a line feed; does not close the stream.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, IReadOnlyList<Invocation> invocations)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(invocations);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        for (var i = 0; i < invocations.Count; i++)
        {
            JsonSerializer.Serialize(writer, invocations[i], InvocationInfo);
            writer.Flush();
            stream.WriteByte((byte)'\n');
            writer.Reset();
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 128,
            TypeInfoResolver = TelemetryJsonContext.Default,
            Converters = { new UtcTimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
