using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Source;
using Optimizer.Runtime;

namespace Optimizer.Core.Proof.Edges;

/// <summary>
/// Requests that nobody recorded: each place of a request at its edges (nulls, empties, boundaries, the constants that the source
/// compares with and their neighbours, unicode, duplicates, ties), each text of the source in requests of every shape, values of one
/// recorded request in another, and several edges at once. Seeded: the same function, recordings and seed give the same requests.
/// </summary>
internal sealed class EdgeRequests
{
    /// <summary>Recorded requests that edges are put into.</summary>
    private const int Bases = 8;

    /// <summary>Recorded requests among which those of different shapes are looked for.</summary>
    private const int Sampled = 400;

    /// <summary>Of the bases, those of different shapes into which everything goes that the source names.</summary>
    private const int NamedBases = 3;

    private readonly EdgeValues values;
    private readonly List<EdgePlace> places;
    private readonly SourceConstants constants;
    private readonly List<(JsonNode? Request, int Origin)> bases;
    private readonly int shapes;
    private readonly bool fromNothing;
    private readonly Random random;

    private EdgeRequests(FunctionSource source, IReadOnlyList<JsonElement> recorded, int seed, (CSharpCompilation, INamedTypeSymbol)? change)
    {
        constants = SourceConstants.Of(source, change);
        values = new EdgeValues(constants);
        places = [.. EdgePlace.Of(source.RequestType)];
        random = new Random(seed);
        fromNothing = recorded.Count == 0;
        JsonNode?[] requests = fromNothing
            ? [.. Enumerable.Range(0, Bases).Select(i => values.Sample(source.RequestType, i == 0 ? null : random))]
            : [.. recorded.Take(Sampled).Select(r => JsonNode.Parse(r.GetRawText()))];
        bases = [.. RequestShape.VariedFirst(requests, out shapes).Take(Bases).Select(i => (requests[i], i))];
    }

    /// <param name="source">Gives the request's type and the constants.</param>
    /// <param name="recorded">Recorded requests; the first few are varied. None: requests are made from the type alone.</param>
    /// <param name="most">Most requests.</param>
    /// <param name="seed">Of every draw.</param>
    /// <param name="change">What the function is compared with, whose constants count too.</param>
    public static IReadOnlyList<EdgeRequest> Generate(
        FunctionSource source, IReadOnlyList<JsonElement> recorded, int most, int seed, (CSharpCompilation, INamedTypeSymbol)? change = null)
    {
        var known = recorded.Select(RequestKey.Of).ToHashSet();
        var requests = new EdgeRequests(source, recorded, seed, change);
        return [.. requests.All(most).DistinctBy(r => RequestKey.Of(r.Request)).Where(r => !known.Contains(RequestKey.Of(r.Request))).Take(most)];
    }

    /// <summary>Half of what is asked for are single edges, each place in turn; a third what the source names; the rest several at once.</summary>
    private IEnumerable<EdgeRequest> All(int most)
    {
        for (var i = 0; fromNothing && i < bases.Count; i++) yield return Made(bases[i].Request, i, false);
        foreach (var one in Singles().Take(most / 2).ToList()) yield return one;
        foreach (var one in Named().Take(most / 3).Concat(Shifted())) yield return one;
        for (var i = 0; i < 4 * most; i++)
            yield return i % 3 == 0 && bases.Count > 1 ? Crossed() : Several();
        foreach (var one in Singles()) yield return one;
    }

    private IEnumerable<EdgeRequest> Singles() => places
        .SelectMany(place => values.Of(place.Type).Select((value, turn) => (place, value, turn)))
        .OrderBy(e => e.turn)
        .Select(e =>
        {
            var origin = e.turn % bases.Count;
            var request = e.place.With(bases[origin].Request, e.value.Value, out var exists);
            return exists ? Made(request, origin, e.value.IsExtreme) : null;
        })
        .OfType<EdgeRequest>();

    /// <summary>Each text of the source in each place, of requests of different shapes: what it leads to may need the rest to fit.</summary>
    private IEnumerable<EdgeRequest> Named()
    {
        var texts = places.Where(p => p.Type.SpecialType == SpecialType.System_String).ToList();
        var varied = Enumerable.Range(0, Math.Min(Math.Min(shapes, NamedBases), bases.Count)).ToList();
        foreach (var (text, place, origin) in constants.Texts.SelectMany(t => texts.SelectMany(p => varied.Select(o => (t, p, o)))))
        {
            var request = place.With(bases[origin].Request, JsonValue.Create(text), out var exists);
            if (exists) yield return Made(request, origin, false);
        }
    }

    /// <summary>Two neighbours of one object that read alike when written one after the other: what is kept under both joined is found for the other.</summary>
    private IEnumerable<EdgeRequest> Shifted() => places.Where(p => p.Path.Count > 0 && (p.Type.SpecialType == SpecialType.System_String || IsInteger(p.Type)))
        .GroupBy(p => string.Join('/', p.Path.SkipLast(1)))
        .SelectMany(g => g.Zip(g.Skip(1)))
        .SelectMany(pair => new[] { (1, 12), (11, 2) }.Select(figures =>
        {
            var half = pair.First.With(bases[0].Request, Figure(pair.First.Type, figures.Item1), out var exists);
            return exists ? Made(pair.Second.With(half, Figure(pair.Second.Type, figures.Item2), out _), 0, false) : null;
        }))
        .OfType<EdgeRequest>();

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static JsonValue Figure(ITypeSymbol type, int figure) =>
        IsInteger(type) ? JsonValue.Create(figure) : JsonValue.Create(figure.ToString(CultureInfo.InvariantCulture));

    private EdgeRequest Several()
    {
        var origin = random.Next(bases.Count);
        var (request, extreme) = (bases[origin].Request, false);
        for (var edits = random.Next(2, 2 + Math.Min(4, places.Count)); edits > 0; edits--)
        {
            var place = places[random.Next(places.Count)];
            var edges = values.Of(place.Type).Where(v => !v.IsExtreme && (v.Value is not null || place.Path.Count > 0)).ToList();
            if (edges.Count == 0) continue;
            var edge = edges[random.Next(edges.Count)];
            var edited = place.With(request, edge.Value, out var exists);
            if (exists && edited is not null) (request, extreme) = (edited, extreme || edge.IsExtreme);
        }
        return Made(request, origin, extreme);
    }

    private EdgeRequest Crossed()
    {
        var (into, from) = (random.Next(bases.Count), random.Next(bases.Count));
        var place = places[random.Next(places.Count)];
        var request = place.With(bases[into].Request, place.Read(bases[from].Request), out var exists);
        return Made(exists ? request : bases[into].Request, into, false);
    }

    private EdgeRequest Made(JsonNode? request, int origin, bool extreme) =>
        new(JsonElement.Parse(request?.ToJsonString() ?? "null"), fromNothing ? -1 : bases[origin].Origin, extreme);
}
