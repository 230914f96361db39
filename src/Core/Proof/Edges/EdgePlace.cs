using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Proof.Edges;

/// <summary>A place in a request: member names and, for the first item of a list, <c>0</c>.</summary>
/// <param name="Path">Empty for the request itself.</param>
/// <param name="Type">What is there.</param>
internal sealed record EdgePlace(IReadOnlyList<string> Path, ITypeSymbol Type)
{
    private const int Deepest = 4;

    /// <summary>Every place of a type, outer ones first.</summary>
    public static IEnumerable<EdgePlace> Of(ITypeSymbol type) => Walk([], type);

    /// <summary>The request with another value at this place; null where it has no such place.</summary>
    public JsonNode? With(JsonNode? request, JsonNode? value, out bool exists)
    {
        exists = true;
        if (Path.Count == 0) return value?.DeepClone();
        var copy = request?.DeepClone();
        var holder = copy;
        foreach (var step in Path.SkipLast(1)) holder = Step(holder, step);
        switch (holder)
        {
            case JsonObject named:
                named[Path[^1]] = value?.DeepClone();
                return copy;
            case JsonArray { Count: > 0 } list when Path[^1] == "0":
                list[0] = value?.DeepClone();
                return copy;
            default:
                exists = false;
                return null;
        }
    }

    /// <summary>What a request has here.</summary>
    public JsonNode? Read(JsonNode? request) => Path.Aggregate(request, Step);

    private static JsonNode? Step(JsonNode? holder, string step) => holder switch
    {
        JsonObject named => named[step],
        JsonArray { Count: > 0 } list => list[0],
        _ => null,
    };

    private static IEnumerable<EdgePlace> Walk(IReadOnlyList<string> path, ITypeSymbol type)
    {
        yield return new EdgePlace(path, type);
        if (path.Count >= Deepest) yield break;
        var inner = EdgeValues.Items(type) is { } item
            ? Walk([.. path, "0"], item)
            : RequestMember.Of(type).SelectMany(m => Walk([.. path, m.Name], m.Type));
        foreach (var place in inner) yield return place;
    }
}
