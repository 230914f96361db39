using System.Globalization;
using System.Text.Json.Nodes;
using Optimizer.Core.Proof.Boundaries;

namespace Optimizer.Core.Tests.Proof.Boundaries;

public class BoundarySearchTests
{
    [Theory]
    [InlineData("""{"quantity":3,"price":2}""", 50)]
    [InlineData("""{"quantity":3,"price":0.25}""", 7919)]
    [InlineData("""{"quantity":7,"price":-4}""", 100_000)]
    public async Task A_product_is_brought_exactly_to_a_constant(string request, double constant) =>
        Assert.Contains(await Search(request, r => [Number(r, "quantity") * Number(r, "price") - constant]), p => p.Distances[0] == 0);

    [Fact]
    public async Task A_comparison_behind_another_is_reached() =>
        Assert.Contains(await Search("""{"quantity":1,"price":1}""", Nested), p => p.Distances[1] == 0);

    [Fact]
    public async Task A_boundary_that_is_jumped_over_is_bisected_to_its_edge()
    {
        var found = await Search("""{"quantity":1}""", r => [Number(r, "quantity") >= 777 ? 1000 : Number(r, "quantity") - 2000]);
        Assert.Contains(found, p => Number(p.Request, "quantity") is >= 776 and < 777);
    }

    [Fact]
    public async Task Lengths_of_texts_and_lists_are_turned_too()
    {
        Assert.Contains(await Search("""{"name":"ab"}""", r => [r!["name"]!.ToString().Length - 137]), p => p.Distances[0] == 0);
        Assert.Contains(await Search("""{"lines":[1,2]}""", r => [((JsonArray)r!["lines"]!).Count - 40]), p => p.Distances[0] == 0);
    }

    [Theory]
    [InlineData("""{"at":"2026-01-02T08:30:00Z"}""", "hour", 14)]
    [InlineData("""{"at":"2026-01-02T08:30:00+05:30"}""", "day", 29)]
    [InlineData("""{"at":"2026-01-02"}""", "day", 29)]
    [InlineData("""{"at":"00:00:01"}""", "minutes", 20)]
    [InlineData("""{"at":"1.02:00:00"}""", "minutes", 90.5)]
    [InlineData("""{"at":"17"}""", "figure", 500)]
    public async Task Times_and_figures_in_texts_are_turned_too(string request, string part, double constant) =>
        Assert.Contains(await Search(request, r => [Part(r!["at"]!.ToString(), part) - constant]), p => p.Distances[0] == 0);

    [Fact]
    public async Task On_a_boundary_flags_are_turned() =>
        Assert.Contains(await Search("""{"quantity":1,"isNew":true}""", r => [Number(r, "quantity") - 30]), p => p.Distances[0] == 0 && !(bool)p.Request!["isNew"]!);

    [Fact]
    public async Task A_boundary_is_approached_from_several_starts()
    {
        BoundaryPoint[] start = [.. new[] { 1, 2, 3 }.Select((kind, i) => new BoundaryPoint(JsonNode.Parse($$"""{"quantity":{{10 * kind}}}"""), i, [(10 * kind) - 100]))];
        var search = new BoundarySearch((r, _) => Task.FromResult<IReadOnlyList<double>?>([Number(r, "quantity") - 100]), 1, 400);
        Assert.Equal([0, 1, 2], (await search.RunAsync(start)).Where(p => p.Distances[0] == 0).Select(p => p.Origin).Distinct().Order());
    }

    [Fact]
    public async Task Beside_a_boundary_both_neighbours_are_found()
    {
        var distances = (await Search("""{"quantity":1}""", r => [Number(r, "quantity") - 30])).Select(p => p.Distances[0]).ToList();
        Assert.Equal([-1, 0, 1], distances.Order());
    }

    [Fact]
    public async Task No_more_executions_are_made_than_allowed()
    {
        var made = 0;
        await Search("""{"quantity":1,"price":3}""", r => { made++; return [Math.Sin(Number(r, "quantity")) + 2]; }, calls: 25);
        Assert.InRange(made, 2 + 1, 2 + 25); // two are the start's
    }

    [Fact]
    public async Task What_cannot_be_executed_is_not_found() =>
        Assert.Empty(await new BoundarySearch((_, _) => Task.FromResult<IReadOnlyList<double>?>(null), 1, 100).RunAsync([new(JsonNode.Parse("5"), 0, [3])]));

    private static double Part(string text, string part) => part switch
    {
        "hour" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).Hour,
        "day" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).Day,
        "minutes" => TimeSpan.Parse(text, CultureInfo.InvariantCulture).TotalMinutes,
        _ => double.TryParse(text, CultureInfo.InvariantCulture, out var figure) ? figure : double.NaN,
    };

    private static double[] Nested(JsonNode? request)
    {
        var outer = Number(request, "quantity") - 1000;
        return [outer, outer > 0 ? Number(request, "price") * 3 - 4008 : double.NaN];
    }

    private static async Task<IReadOnlyList<BoundaryPoint>> Search(string request, Func<JsonNode?, double[]> distances, int calls = 400)
    {
        var start = JsonNode.Parse(request);
        var search = new BoundarySearch((r, _) => Task.FromResult<IReadOnlyList<double>?>(distances(r)), distances(start).Length, calls);
        return await search.RunAsync([new BoundaryPoint(start, 0, distances(start))]);
    }

    private static double Number(JsonNode? request, string member) => (double)request![member]!.AsValue().GetValue<decimal>();
}
