using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Optimizer.Runtime.Json;

/// <summary>
/// JSON in which equal values have equal bytes: members in ordinal order, no white space, numbers in their shortest
/// round-trip form (after RFC 8785, JSON Canonicalization Scheme; integers and decimals keep all their digits).
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    public static ReadOnlyMemory<byte> Write(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, value);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(value), skipInputValidation: true);
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }
        writer.WriteEndObject();
    }

    private static string Number(JsonElement value)
    {
        if (value.TryGetInt64(out var integer)) return integer.ToString(CultureInfo.InvariantCulture);
        if (value.TryGetDecimal(out var exact) && exact != 0)
            return exact.ToString("0.############################", CultureInfo.InvariantCulture);
        return value.GetDouble().ToString("R", CultureInfo.InvariantCulture);
    }
}
