using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>Makes up requests that differ from a recorded one in one small thing, so that a key which misses it is found out.</summary>
/// <param name="invoker">Knows what the function takes for a request, and which of them are the same to it.</param>
/// <param name="like">The recorded one.</param>
internal sealed class NearRequests(FunctionInvoker invoker, JsonElement like)
{
    private const int Most = 32;
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private readonly ConcurrentDictionary<string, IReadOnlyList<JsonElement>> made = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="only">The one member that may differ; null: any.</param>
    /// <returns>No two of them are the same request, and none is the recorded one.</returns>
    public IReadOnlyList<JsonElement> Of(string? only) => made.GetOrAdd(only ?? "", _ => Make(only));

    private List<JsonElement> Make(string? only)
    {
        var start = JsonNode.Parse(like.GetRawText());
        var changes = Places(start, []).Where(p => only is null || (p is [string top, ..] && string.Equals(top, only, StringComparison.OrdinalIgnoreCase)))
            .Select(p => Changes(At(start, p)).Select(change => (Place: p, Change: change)).ToList()).ToList();
        // The first change of every place, then the second of every place: a long request shall not hide its last members.
        var inTurn = changes.SelectMany(c => c.Select((one, round) => (one, round))).OrderBy(c => c.round).Select(c => c.one);
        return [.. inTurn.Select(c => Changed(c.Place, c.Change)).OfType<JsonElement>().DistinctBy(r => RequestKey.Of(r)).Where(r => RequestKey.Of(r) != RequestKey.Of(like)).Take(Most)];
    }

    /// <summary>Values and lists, each by the names and positions that lead to it; of a list's items the first and the last.</summary>
    private static IEnumerable<object[]> Places(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(m => Places(m.Value, [.. path, m.Key])),
        JsonArray { Count: 0 } => [],
        JsonArray { Count: 1 } items => [path, .. Places(items[0], [.. path, 0])],
        JsonArray items => [path, .. Places(items[0], [.. path, 0]), .. Places(items[^1], [.. path, items.Count - 1])],
        _ => path.Length == 0 ? [] : [path],
    };

    private static JsonNode? At(JsonNode? start, object[] path) => path.Aggregate(start, (node, step) => step is int at ? node![at] : node![(string)step]);

    private static IEnumerable<JsonNode?> Changes(JsonNode? value) => value switch
    {
        null => [JsonValue.Create("near"), JsonValue.Create(1), JsonValue.Create(true)],
        JsonArray items => [new JsonArray([.. items.Reverse().Select(i => i?.DeepClone())]), new JsonArray([.. items.SkipLast(1).Select(i => i?.DeepClone())])],
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => Texts(value.GetValue<string>()),
            JsonValueKind.Number when value.AsValue().TryGetValue<decimal>(out var number) && Math.Abs(number) < 1e15m =>
                [JsonValue.Create(number + 1), JsonValue.Create(number + 0.25m), JsonValue.Create(-number)],
            JsonValueKind.True => [JsonValue.Create(false)],
            JsonValueKind.False => [JsonValue.Create(true)],
            _ => [],
        },
    };

    private static IEnumerable<JsonNode?> Texts(string text)
    {
        var last = text.Length == 0 ? "" : text[..^1] + (char.IsAsciiDigit(text[^1]) ? (char)('0' + (text[^1] - '0' + 1) % 10) : text[^1] == 'x' ? 'y' : 'x');
        var letter = text.AsSpan().IndexOfAny(Letters);
        var other = letter < 0 ? text : text[..letter] + (char)(text[letter] ^ ' ') + text[(letter + 1)..];
        // 32 lies between an ASCII letter and itself in the other case.
        return [JsonValue.Create(last), JsonValue.Create(other), JsonValue.Create(text + " "), null];
    }

    /// <summary>As the function reads and writes it; null where it does not take that for a request.</summary>
    private JsonElement? Changed(object[] path, JsonNode? change)
    {
        var copy = JsonNode.Parse(like.GetRawText());
        var holder = At(copy, path[..^1])!;
        if (path[^1] is int at) holder[at] = change;
        else holder[(string)path[^1]] = change;
        try
        {
            return invoker.WriteRequest(invoker.ReadRequest(JsonSerializer.SerializeToElement(copy)));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
