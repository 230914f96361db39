using System.Text.Json;
using System.Text.Json.Serialization;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime.Recording;

/// <summary>Writes a sensitive member's keyed hash.</summary>
internal sealed class SensitiveConverter<T>(Redactor redactor) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A redacted value cannot be read back.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        redactor.Hide(JsonSerializer.SerializeToElement(value, PlatformJson.Options), typeof(T)).WriteTo(writer);
}
