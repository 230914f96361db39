using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Optimizer.Core.Proof.Edges;

/// <summary>What a request looks like, apart from its words and figures: <c>+49 30 123</c> is like <c>+1 2 3</c>, and unlike <c>(030) 123</c>.</summary>
internal static partial class RequestShape
{
    private const int Longest = 60;

    /// <summary>The first request of each shape, in their order, then the others.</summary>
    /// <param name="requests">In order of preference.</param>
    /// <param name="shapes">How many of the result differ in shape.</param>
    public static IReadOnlyList<int> VariedFirst(IReadOnlyList<JsonNode?> requests, out int shapes)
    {
        var firsts = Enumerable.Range(0, requests.Count).DistinctBy(i => Of(requests[i])).ToList();
        shapes = firsts.Count;
        return [.. firsts, .. Enumerable.Range(0, requests.Count).Except(firsts)];
    }

    public static string Of(JsonNode? request) => request switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(m => $"{m.Key}:{Of(m.Value)}"))}}}",
        JsonArray { Count: > 0 } items => $"[{Of(items[0])}{(items.Count > 1 ? "," : "")}]",
        JsonArray => "[]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString().StartsWith('-') ? "-0" : "0",
        _ => request?.ToJsonString() ?? "null",
    };

    private static string Text(string text) => Figures().Replace(Words().Replace(text.Length > Longest ? text[..Longest] : text, "a"), "0");

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();
}
