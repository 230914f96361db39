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
