using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Reads the members of a trace line, each with a fault that names member, value and place.</summary>
internal static class JsonMembers
{
    public static string Text(ref Utf8JsonReader reader, string member, StringPool pool)
    {
        Need(reader.TokenType == JsonTokenType.String, ref reader, member, "text");
        return pool.Get(ref reader);
    }

    public static string? OptionalText(ref Utf8JsonReader reader, string member, StringPool pool) =>
        reader.TokenType == JsonTokenType.Null ? null : Text(ref reader, member, pool);

    /// <summary>The one of our own constants, so that outcomes compare by reference.</summary>
    public static string Outcome(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.ValueTextEquals("ok"u8)) return Outcomes.Ok;
            if (reader.ValueTextEquals("error"u8)) return Outcomes.Error;
            if (reader.ValueTextEquals("cancelled"u8)) return Outcomes.Cancelled;
        }
        throw Fault(ref reader, "outcome", "\"ok\", \"error\" or \"cancelled\"");
    }

    public static DateTimeOffset Time(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)) return time;
        throw Fault(ref reader, member, "an ISO 8601 time such as \"2026-11-22T10:00:00.000Z\"");
    }

    /// <summary>Milliseconds, 0 or more.</summary>
    public static double Duration(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && value >= 0 && double.IsFinite(value))
            return value;
        throw Fault(ref reader, member, "a number of milliseconds, 0 or more");
    }

    public static double Number(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)) return value;
        throw Fault(ref reader, member, "a number");
    }

    public static int Count(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value >= 0) return value;
        throw Fault(ref reader, member, "a whole number, 0 or more");
    }

    public static long? OptionalCount(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && value >= 0) return value;
        throw Fault(ref reader, member, "a whole number, 0 or more, or null");
    }

    public static bool Flag(ref Utf8JsonReader reader, string member)
    {
        Need(reader.TokenType is JsonTokenType.True or JsonTokenType.False, ref reader, member, "true or false");
        return reader.TokenType == JsonTokenType.True;
    }

    public static JsonElement? Json(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref reader);

    public static void Need(bool holds, ref Utf8JsonReader reader, string member, string what)
    {
        if (!holds) throw Fault(ref reader, member, what);
    }

    private static LineFaultException Fault(ref Utf8JsonReader reader, string member, string what) =>
        new(reader.TokenStartIndex + 1, $"{member} is {Shown(ref reader)}, and it must be {what}");

    private static string Shown(ref Utf8JsonReader reader)
    {
        const int longest = 40;
        var text = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => $"\"{reader.GetString()}\"",
            _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        };
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }
}
