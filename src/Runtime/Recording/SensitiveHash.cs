using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Optimizer.Runtime.Recording;

/// <summary>
/// Replaces values by HMAC-SHA-256 of them, in a form that their type can hold: equal values stay equal, and a recorded
/// request can still be read as its type.
/// </summary>
internal sealed class SensitiveHash(byte[] key)
{
    private static readonly DateTime FirstDay = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const int Days = 10_000;

    /// <summary>Hides every leaf of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its declared type.</param>
    /// <param name="note">Told of each text and its token.</param>
    public JsonElement Hide(JsonElement value, Type type, Action<string, string> note) =>
        JsonSerializer.SerializeToElement(Leafs(value, Nullable.GetUnderlyingType(type) ?? type, note));

    private JsonNode? Leafs(JsonElement value, Type type, Action<string, string> note) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!, type, note),
        JsonValueKind.Number => JsonValue.Create(Number(value.GetRawText(), type, note)),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(i => Leafs(i, ItemType(type), note))]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Select(m => KeyValuePair.Create(m.Name, Leafs(m.Value, typeof(object), note)))),
        _ => null,
    };

    private JsonValue Text(string text, Type type, Action<string, string> note)
    {
        var token = Token(text, type);
        if (text.Length > 0) note(text, token);
        return JsonValue.Create(token);
    }

    private string Token(string text, Type type)
    {
        var hash = Hash(text);
        if (type == typeof(Guid)) return new Guid(hash.AsSpan(0, 16)).ToString();
        if (type == typeof(char)) return ((char)('a' + (hash[0] % 26))).ToString();
        if (type.IsEnum) return Enum.GetNames(type) is { Length: > 0 } names ? names[hash[0] % names.Length] : "0";
        var day = FirstDay.AddDays(BinaryPrimitives.ReadUInt32LittleEndian(hash) % Days);
        if (type == typeof(DateTime)) return day.ToString("O", CultureInfo.InvariantCulture);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(day).ToString("O", CultureInfo.InvariantCulture);
        if (type == typeof(DateOnly)) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (type == typeof(TimeSpan) || type == typeof(TimeOnly)) return $"00:{hash[0] % 60:00}:{hash[1] % 60:00}";
        if (type == typeof(byte[])) return Convert.ToBase64String(hash);
        if (type == typeof(Uri)) return $"https://redacted.invalid/{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
        return $"redacted-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
    }

    private long Number(string text, Type type, Action<string, string> note)
    {
        var draw = BinaryPrimitives.ReadUInt32LittleEndian(Hash(text));
        long number = draw % Range(type);
        note(text, number.ToString(CultureInfo.InvariantCulture));
        return number;
    }

    private static uint Range(Type type)
    {
        if (type == typeof(byte) || type == typeof(sbyte)) return 128;
        return type == typeof(short) || type == typeof(ushort) ? 32_768u : int.MaxValue;
    }

    private static Type ItemType(Type type) =>
        type.GetElementType() ?? (type.IsGenericType && type.GenericTypeArguments is [var item] ? item : typeof(object));

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
