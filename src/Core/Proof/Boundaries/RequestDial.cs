using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Optimizer.Core.Proof.Boundaries;

/// <summary>Something in a request that a search can turn up or down: a number, the length of a text, the length of a list.</summary>
/// <param name="Path">Member names, and places in lists; empty for the request itself.</param>
/// <param name="Kind">What is turned.</param>
internal sealed record RequestDial(IReadOnlyList<string> Path, JsonValueKind Kind)
{
    private const int Deepest = 5;
    private const int ItemsLookedAt = 3;
    private const int MostItems = 2_000;
    private const int MostCharacters = 5_000;

    /// <summary>Every dial of a request, in its order.</summary>
    public static IEnumerable<RequestDial> Of(JsonNode? request) => Walk([], request);

    /// <summary>Where it stands.</summary>
    public double Read(JsonNode? request) => At(request) switch
    {
        JsonArray list => list.Count,
        JsonValue value when Kind == JsonValueKind.String => value.ToString().Length,
        JsonValue value => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    /// <summary>The request with the dial turned to a value; null where it cannot stand there.</summary>
    public JsonNode? With(JsonNode? request, double value)
    {
        var copy = request?.DeepClone();
        if (At(copy) is not { } here || Turned(here, value) is not { } turned) return null;
        if (Path.Count == 0) return turned;
        var holder = Path.SkipLast(1).Aggregate(copy, Step);
        if (holder is JsonArray list) list[int.Parse(Path[^1], CultureInfo.InvariantCulture)] = turned;
        else holder![Path[^1]] = turned;
        return copy;
    }

    private JsonNode? At(JsonNode? request) => Path.Aggregate(request, Step);

    private JsonNode? Turned(JsonNode here, double value) => Kind switch
    {
        JsonValueKind.Number => Math.Abs(value) < 1e15 ? JsonNode.Parse(((decimal)value).ToString(CultureInfo.InvariantCulture)) : null,
        JsonValueKind.String => value is >= 0 and <= MostCharacters ? JsonValue.Create(Text(here.ToString(), (int)value)) : null,
        _ => value is >= 0 and <= MostItems ? Items((JsonArray)here, (int)value) : null,
    };

    private static string Text(string text, int length) =>
        string.Create(length, text.Length == 0 ? "a" : text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from[i % from.Length];
        });

    private static JsonArray? Items(JsonArray list, int length) => list.Count == 0
        ? null
        : new JsonArray([.. Enumerable.Range(0, length).Select(i => list[i % list.Count]?.DeepClone())]);

    private static JsonNode? Step(JsonNode? holder, string step) => holder switch
    {
        JsonObject named => named[step],
        JsonArray list when int.Parse(step, CultureInfo.InvariantCulture) is var at && at < list.Count => list[at],
        _ => null,
    };

    private static IEnumerable<RequestDial> Walk(IReadOnlyList<string> path, JsonNode? node)
    {
        if (node is null || path.Count > Deepest) return [];
        return node switch
        {
            JsonObject named => named.SelectMany(m => Walk([.. path, m.Key], m.Value)),
            JsonArray list => list.Take(ItemsLookedAt).SelectMany((item, i) => Walk([.. path, i.ToString(CultureInfo.InvariantCulture)], item))
                .Append(new RequestDial(path, JsonValueKind.Array)),
            _ => node.GetValueKind() is var kind and (JsonValueKind.Number or JsonValueKind.String) ? [new RequestDial(path, kind)] : [],
        };
    }
}
