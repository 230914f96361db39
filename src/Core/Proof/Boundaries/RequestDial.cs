using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Optimizer.Core.Proof.Boundaries;

/// <summary>Something in a request that a search can turn up or down: a number, also one in a text, a flag, the length of a text or a list, days, hours and minutes.</summary>
/// <param name="Path">Member names, and places in lists; empty for the request itself.</param>
/// <param name="Kind">What is turned.</param>
internal sealed record RequestDial(IReadOnlyList<string> Path, DialKind Kind)
{
    private const int Deepest = 5;
    private const int ItemsLookedAt = 3;
    private const int MostItems = 2_000;
    private const int MostCharacters = 5_000;
    private const int MostDigits = 15;

    /// <summary>Whether it can stand between two whole values.</summary>
    public bool IsContinuous => Kind is DialKind.Number or DialKind.Hours or DialKind.Minutes;

    /// <summary>Every dial of a request, in its order.</summary>
    public static IEnumerable<RequestDial> Of(JsonNode? request) => Walk([], request);

    /// <summary>Where it stands; NaN where the request has none there.</summary>
    public double Read(JsonNode? request) => (At(request), Kind) switch
    {
        (JsonArray list, _) => list.Count,
        (JsonValue value, DialKind.Flag) => value.GetValueKind() == JsonValueKind.True ? 1 : 0,
        (JsonValue value, DialKind.Characters) => value.ToString().Length,
        (JsonValue value, DialKind.Number or DialKind.Digits) => double.Parse(value.ToString(), CultureInfo.InvariantCulture),
        (JsonValue value, _) => TimeText.Parse(value.ToString())?.In(Kind) ?? double.NaN,
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
        DialKind.Number => Math.Abs(value) < 1e15 ? JsonNode.Parse(((decimal)value).ToString(CultureInfo.InvariantCulture)) : null,
        DialKind.Flag => value is 0 or 1 ? JsonValue.Create(value == 1) : null,
        DialKind.Digits => Math.Abs(value) < 1e15 ? JsonValue.Create(((long)value).ToString(CultureInfo.InvariantCulture)) : null,
        DialKind.Characters => value is >= 0 and <= MostCharacters ? JsonValue.Create(Text(here.ToString(), (int)value)) : null,
        DialKind.Items => value is >= 0 and <= MostItems ? Items((JsonArray)here, (int)value) : null,
        _ => TimeText.Parse(here.ToString())?.At(Kind, value) is { } text ? JsonValue.Create(text) : null,
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
                .Append(new RequestDial(path, DialKind.Items)),
            _ => Kinds(node).Select(kind => new RequestDial(path, kind)),
        };
    }

    private static IEnumerable<DialKind> Kinds(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Number => [DialKind.Number],
        JsonValueKind.True or JsonValueKind.False => [DialKind.Flag],
        JsonValueKind.String when TimeText.Parse(node.ToString()) is { } time => time.Dials,
        JsonValueKind.String when IsFigure(node.ToString()) => [DialKind.Digits, DialKind.Characters],
        JsonValueKind.String => [DialKind.Characters],
        _ => [],
    };

    private static bool IsFigure(string text) => text.Length <= MostDigits && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
