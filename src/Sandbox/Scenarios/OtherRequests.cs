using System.Text.Json;
using System.Text.Json.Nodes;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>Makes up requests that nobody recorded: a recorded one with one text or number in it changed.</summary>
/// <param name="invoker">Knows what the function takes for a request.</param>
/// <param name="like">The recorded one.</param>
internal sealed class OtherRequests(FunctionInvoker invoker, JsonElement like)
{
    private static readonly int[] Probes = [0, 1, 19_999];
    private readonly Dictionary<string, string?> places = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="keep">A member that stays as it is; null: any may change.</param>
    /// <returns>Null where nothing in the request can be another.</returns>
    public JsonElement? Make(int number, string? keep)
    {
        lock (places)
        {
            if (!places.TryGetValue(keep ?? "", out var place))
                places.Add(keep ?? "", place = Leaves(Copy(), "").FirstOrDefault(p => !IsIn(p, keep) && Works(p)));
            return place is null ? null : Changed(place, number);
        }
    }

    private JsonNode? Copy() => JsonNode.Parse(like.GetRawText());

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, $"{path}/{m.Key}")),
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => [path],
        _ => [],
    };

    private static bool IsIn(string path, string? member) => member is not null && path.Split('/').ElementAtOrDefault(1) is { } top
        && string.Equals(top, member, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether every change of it is another request to the function.</summary>
    private bool Works(string place)
    {
        var made = Probes.Select(n => Changed(place, n)).ToList();
        return made.TrueForAll(m => m is not null) && made.Select(m => RequestKey.Of(m!.Value)).Append(RequestKey.Of(like)).Distinct().Count() == made.Count + 1;
    }

    /// <summary>As the function reads and writes it.</summary>
    private JsonElement? Changed(string place, int number)
    {
        var copy = Copy();
        var path = place.Split('/')[1..];
        var holder = path[..^1].Aggregate(copy!, (node, member) => node[member]!);
        var value = holder[path[^1]]!.AsValue();
        holder[path[^1]] = value.GetValueKind() == JsonValueKind.String
            ? JsonValue.Create($"{value.GetValue<string>()}-{number}")
            : JsonValue.Create(value.GetValue<decimal>() + number + 1);
        try
        {
            return invoker.WriteRequest(invoker.ReadRequest(JsonSerializer.SerializeToElement(copy)));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
