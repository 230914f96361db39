using System.Text.Json;
using System.Text.Json.Nodes;

namespace Optimizer.Runtime.Recording;

/// <summary>Replaces sensitive texts wherever they occur in a dependency's JSON.</summary>
internal static class TextRedaction
{
    /// <summary>Shorter texts are replaced only where they are the whole value: they occur in others by chance.</summary>
    private const int ShortestPart = 4;

    public static JsonElement? Replace(JsonElement? json, IReadOnlyDictionary<string, string> replaced) =>
        json is { } value ? JsonSerializer.SerializeToElement(Replace(value, replaced)) : null;

    public static string Replace(string text, IReadOnlyDictionary<string, string> replaced)
    {
        if (replaced.TryGetValue(text, out var whole)) return whole;
        foreach (var (sensitive, token) in replaced.OrderByDescending(r => r.Key.Length))
        {
            if (sensitive.Length < ShortestPart) continue;
            text = text.Replace(sensitive, token, StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(sensitive), token, StringComparison.OrdinalIgnoreCase);
        }
        return text;
    }

    private static JsonNode? Replace(JsonElement value, IReadOnlyDictionary<string, string> replaced) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(Replace(value.GetString()!, replaced)),
        JsonValueKind.Number when replaced.TryGetValue(value.GetRawText(), out var token) => JsonNode.Parse(token),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(i => Replace(i, replaced))]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .DistinctBy(m => m.Name).Select(m => KeyValuePair.Create(m.Name, Replace(m.Value, replaced)))),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value),
    };
}
