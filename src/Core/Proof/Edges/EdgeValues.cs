using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Generation;

namespace Optimizer.Core.Proof.Edges;

/// <summary>Values of a type at which functions tend to go wrong, and a usual one to start from.</summary>
internal sealed class EdgeValues(SourceConstants constants)
{
    private const int Deepest = 4;

    /// <summary>More than sorting does by insertion, which is stable by accident.</summary>
    private const int VariedItems = 40;

    /// <summary>How many of <see cref="Texts"/> come before what the source names: nothing to see, and much of what alphabets do at once.</summary>
    private const int First = 3;

    private const int MostLengths = 6;
    private const int MostCharacters = 2_000;
    private const int MostItems = 500;

    /// <summary>Two characters each, wherever it is cut.</summary>
    private static readonly string Faces = string.Concat(Enumerable.Repeat("\ud83d\ude00", 500));

    private static readonly string[] Texts =
    [
        "", " ", "\u00c9\u00e9\u0130\u00df e\u0301 \ud83d\ude00", "a", "A", "b", "abc", "ABC", "aAbB", "0", "-1", "12", "3.5", "a b a", "  x  ", "a,b,,c", "z-y_x", "line\nbreak", "\ttab",
        "\u00e9", "e\u0301", "\u0130", "\u00df", "stra\u00dfe", "\ud83d\ude00", "\u05d0\u05d1", "null", "aaaaaaaaaa", " 12 ", "+7", "1,234", "2147483648", "99999999999999999999", "\u0663\u0664", "\"quoted\" \\ <tag> & 'x'",
    ];

    private static readonly string[] Fractions = ["0.0", "0.1", "0.5", "1.5", "2.5", "-0.5", "0.005", "0.125", "1e-9", "99.99", "1000000.01"];

    /// <summary>A usual value: neither nothing nor zero, so that one edge in it is not hidden by another.</summary>
    /// <param name="type">Of the value.</param>
    /// <param name="random">Draws among the usual ones; null takes the plainest.</param>
    /// <param name="depth">Levels above it.</param>
    public JsonNode? Sample(ITypeSymbol type, Random? random = null, int depth = 0)
    {
        if (Underlying(type) is { } inner) return Sample(inner, random, depth);
        if (depth > Deepest) return null;
        if (Entries(type) is { } entry) return new JsonObject { [Key(entry.Key)] = Sample(entry.Value, random, depth + 1) };
        if (Items(type) is { } items)
            return new JsonArray([.. Enumerable.Range(0, random?.Next(1, 4) ?? 2).Select(_ => Sample(items, random, depth + 1))]);
        var members = RequestMember.Of(type);
        if (members.Count == 0) return Usual(type, random);
        var sample = new JsonObject();
        foreach (var member in members) sample[member.Name] = Sample(member.Type, random, depth + 1);
        return sample;
    }

    private JsonNode? Usual(ITypeSymbol type, Random? random)
    {
        var usual = Of(type).Where(v => !v.IsExtreme && IsUsual(v.Value)).Select(v => v.Value).ToList();
        if (usual.Count == 0) return Of(type).Select(v => v.Value).FirstOrDefault(v => v is not null)?.DeepClone();
        return usual[random?.Next(usual.Count) ?? 0]!.DeepClone();
    }

    private static bool IsUsual(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => false,
        JsonValueKind.String => value.GetValue<string>() is { Length: > 0 and < 100 } text && !string.IsNullOrWhiteSpace(text),
        JsonValueKind.Number => !value.ToJsonString().StartsWith('-') && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 1,
        _ => true,
    };

    /// <summary>Edge values of a type, the likeliest first; for an object only null, since its members have their own.</summary>
    public IEnumerable<EdgeValue> Of(ITypeSymbol type)
    {
        if (Underlying(type) is { } inner) return Of(inner).Prepend(new EdgeValue(null));
        if (Entries(type) is { } entry) return Dictionaries(entry.Key, entry.Value);
        if (Items(type) is { } items) return Lists(items);
        if (type.TypeKind == TypeKind.Enum) return Enums((INamedTypeSymbol)type);
        return type.SpecialType switch
        {
            SpecialType.System_String => TextValues(),
            SpecialType.System_Boolean => [new(true), new(false)],
            SpecialType.System_Char => constants.Texts.Where(t => t.Length == 1).Concat(["a", "A", " ", "0", "\u00e9"]).Select(t => new EdgeValue(t)),
            SpecialType.System_Single or SpecialType.System_Double => Fractional(double.MaxValue.ToString("R", CultureInfo.InvariantCulture)),
            SpecialType.System_Decimal => Fractional(decimal.MaxValue.ToString(CultureInfo.InvariantCulture)),
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => Integers(type.SpecialType),
            SpecialType.System_DateTime => Dates().Select(d => d + "Z").Concat(["2026-01-03T12:00:00", "2026-01-03T12:00:00+05:30"]).Select(d => new EdgeValue(d)),
            _ => Others(type),
        };
    }

    /// <summary>The element type of an array or list; null for anything else.</summary>
    public static ITypeSymbol? Items(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String && TypeFacts.CollectionItems(type) is [var item] ? item : null;

    /// <summary>Key and value type of a dictionary; null for anything else.</summary>
    public static (ITypeSymbol Key, ITypeSymbol Value)? Entries(ITypeSymbol type) =>
        TypeFacts.CollectionItems(type) is [var key, var value] ? (key, value) : null;

    private static ITypeSymbol? Underlying(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0] : null;

    /// <summary>Nothing first, since that is where code goes wrong most often; then what the source names; then the alphabet's own traps.</summary>
    private IEnumerable<EdgeValue> TextValues() => Texts.Take(First)
        .Concat(constants.Texts.SelectMany(t => (string[])[t, t.ToUpperInvariant(), t.ToLowerInvariant(), t + "x"]))
        .Concat(Texts).Distinct(StringComparer.Ordinal)
        .Select(t => new EdgeValue(t)).Prepend(new EdgeValue(null))
        .Concat(Lengths(MostCharacters).Select(n => new EdgeValue(new string('\u00e9', n))))
        .Concat([new(new string('x', 2000)), new(Faces), new("a" + Faces)]);

    /// <summary>Sizes at which the source may do otherwise.</summary>
    private IEnumerable<int> Lengths(int most) => constants.Numbers.Where(n => n == Math.Truncate(n) && n > 3 && n <= most).Select(n => (int)n).Take(MostLengths);

    private IEnumerable<EdgeValue> Integers(SpecialType type)
    {
        var (least, most) = Range(type);
        var usual = constants.Numbers.Where(n => n == Math.Truncate(n)).Concat([0, 1, 2, 3, 5, 10, 100, -1, -2, -10])
            .Where(n => n >= least && n <= most).Distinct();
        return usual.Select(n => new EdgeValue(JsonValue.Create(n))).Concat([new(JsonValue.Create(least), true), new(JsonValue.Create(most), true)]);
    }

    private IEnumerable<EdgeValue> Fractional(string most) =>
        ((string[])[.. constants.Numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)), "1", "0", "10", "-1", .. Fractions]).Distinct(StringComparer.Ordinal)
            .Select(n => new EdgeValue(JsonNode.Parse(n))).Concat([new(JsonNode.Parse(most), true), new(JsonNode.Parse("-" + most), true)]);

    private static (decimal Least, decimal Most) Range(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
        _ => (ulong.MinValue, ulong.MaxValue),
    };

    private static IEnumerable<EdgeValue> Enums(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => f.HasConstantValue).Select(f => new EdgeValue(f.Name)).Append(new EdgeValue(9999));

    private IEnumerable<EdgeValue> Lists(ITypeSymbol item)
    {
        var sample = Sample(item, depth: 1);
        var edges = Of(item).Where(v => !v.IsExtreme).Take(12).ToList();
        yield return new EdgeValue(null);
        yield return new EdgeValue(new JsonArray());
        if (!item.IsValueType) yield return new EdgeValue(new JsonArray((JsonNode?)null));
        yield return new EdgeValue(new JsonArray(sample?.DeepClone()));
        yield return new EdgeValue(new JsonArray(sample?.DeepClone(), sample?.DeepClone(), sample?.DeepClone()));
        if (RequestMember.Of(item).Count > 0) yield return new EdgeValue(Varied(item));
        yield return new EdgeValue(new JsonArray([.. edges.Select(e => e.Value?.DeepClone())]));
        yield return new EdgeValue(new JsonArray([.. edges.AsEnumerable().Reverse().Concat(edges).Select(e => e.Value?.DeepClone())]));
        foreach (var count in Lengths(MostItems).Append(100)) yield return new EdgeValue(Many(item, count));
    }

    /// <summary>So many items, all different where they are texts or numbers.</summary>
    private JsonArray Many(ITypeSymbol item, int count)
    {
        var random = new Random(count);
        return new JsonArray([.. Enumerable.Range(0, count).Select(i => item.SpecialType switch
        {
            SpecialType.System_String => JsonValue.Create(i.ToString(CultureInfo.InvariantCulture)),
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Decimal or SpecialType.System_Double => JsonValue.Create(i),
            _ => Sample(item, random, depth: 1),
        })]);
    }

    /// <summary>So many different objects that some are alike in one member and not in another: ties, for what sorts or groups them.</summary>
    private JsonArray Varied(ITypeSymbol item)
    {
        var random = new Random(VariedItems);
        return new JsonArray([.. Enumerable.Range(0, VariedItems).Select(_ => Sample(item, random, depth: 1))]);
    }

    private IEnumerable<EdgeValue> Dictionaries(ITypeSymbol key, ITypeSymbol value)
    {
        yield return new EdgeValue(null);
        yield return new EdgeValue(new JsonObject());
        yield return new EdgeValue(new JsonObject { [Key(key)] = Sample(value, depth: 1) });
        if (key.SpecialType == SpecialType.System_String)
            yield return new EdgeValue(new JsonObject(constants.Texts.Concat(["a", "A", "", "\u00e9"]).Distinct(StringComparer.Ordinal)
                .Select(t => KeyValuePair.Create(t, Sample(value, depth: 1)))));
    }

    private string Key(ITypeSymbol key) => key.SpecialType == SpecialType.System_String ? "a" : Sample(key)?.ToString() ?? "1";

    private static string[] Dates() =>
        [
            "2024-02-29T12:00:00", "2026-01-01T00:00:00", "2025-12-31T23:59:59.9999999", "2026-03-29T01:30:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59",
            .. Enumerable.Range(2, 7).Select(day => $"2026-01-0{day}T{day + 6:00}:30:00"), // each day of a week
        ];

    private static IEnumerable<EdgeValue> Others(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() switch
    {
        "System.DateTimeOffset" => Dates().SelectMany(d => (string[])[d + "+00:00", d + "+05:30"]).Where(d => !d.StartsWith("0001", StringComparison.Ordinal)).Select(d => new EdgeValue(d)),
        "System.DateOnly" => Dates().Select(d => new EdgeValue(d[..10])),
        "System.TimeOnly" => Dates().Select(d => new EdgeValue(d[11..])),
        "System.TimeSpan" => ((string[])["00:00:01", "00:00:00", "-00:00:01", "1.00:00:00", "00:00:00.0000001"]).Select(t => new EdgeValue(t)),
        "System.Guid" => ((string[])["3f2504e0-4f89-11d3-9a0c-0305e82c3301", "00000000-0000-0000-0000-000000000000"]).Select(t => new EdgeValue(t)),
        "System.Uri" => ((string[])["http://example.com/a?b=c", "relative/path", "https://EXAMPLE.com:8443/%C3%A9"]).Select(t => new EdgeValue(t)).Append(new EdgeValue(null)),
        "System.Text.Json.JsonElement" or "object" => [new(1), new("a"), new(new JsonObject()), new(new JsonArray())],
        _ => type.IsReferenceType ? [new EdgeValue(null)] : [],
    };
}
