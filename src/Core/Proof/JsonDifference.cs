using System.Text.Json;
using Optimizer.Runtime.Json;

namespace Optimizer.Core.Proof;

/// <summary>Where two JSON values differ.</summary>
public static class JsonDifference
{
    /// <summary>
    /// Paths of the differing parts, such as <c>$.lines[*].price</c>: array places are folded, since noise in one element is noise
    /// in all. <c>$</c> means that the values differ as a whole.
    /// </summary>
    public static IEnumerable<string> Paths(JsonElement? left, JsonElement? right) => Paths(left, right, "$");

    /// <summary>Paths of all values that hold no others, array places folded.</summary>
    public static IEnumerable<string> Leaves(JsonElement? value) => value is { } json ? Leaves(json, "$") : [];

    private static IEnumerable<string> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() => value.EnumerateObject().SelectMany(m => Leaves(m.Value, $"{path}.{m.Name}")),
        JsonValueKind.Array when value.GetArrayLength() > 0 => value.EnumerateArray().SelectMany(e => Leaves(e, $"{path}[*]")),
        _ => [path],
    };

    private static IEnumerable<string> Paths(JsonElement? left, JsonElement? right, string path)
    {
        if (left is not { } a || right is not { } b)
            return left is null && right is null ? [] : [path];
        if (a.ValueKind == JsonValueKind.Object && b.ValueKind == JsonValueKind.Object) return Members(a, b, path);
        if (a.ValueKind == JsonValueKind.Array && b.ValueKind == JsonValueKind.Array) return Elements(a, b, path);
        return CanonicalJson.Write(a).Span.SequenceEqual(CanonicalJson.Write(b).Span) ? [] : [path];
    }

    private static IEnumerable<string> Members(JsonElement left, JsonElement right, string path)
    {
        var names = left.EnumerateObject().Select(m => m.Name).Union(right.EnumerateObject().Select(m => m.Name), StringComparer.Ordinal);
        return names.SelectMany(name => Paths(Member(left, name), Member(right, name), $"{path}.{name}"));
    }

    private static IEnumerable<string> Elements(JsonElement left, JsonElement right, string path)
    {
        if (left.GetArrayLength() != right.GetArrayLength()) return [path];
        return left.EnumerateArray().Zip(right.EnumerateArray()).SelectMany(p => Paths(p.First, p.Second, $"{path}[*]")).Distinct();
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? member : null;
}
