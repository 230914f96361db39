using System.Text.Json;
using Optimizer.Core.Proof.Edges;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Proof.Edges;

public class EdgeRequestsTests
{
    private const string Source = """
        using Optimizer.Runtime;
        namespace Shop;
        public enum Kind { Plain, Fancy }
        public sealed record Item(string Name, int Quantity, decimal? Price);
        public sealed record Ask(string Customer, int Limit, Kind Kind, List<Item> Items);
        public sealed class Quote : IPlatformFunction<Ask, int>
        {
            public Task<int> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                Task.FromResult(request.Limit > 17 && request.Customer == "VIP" ? 1 : 0);
        }
        """;

    [Fact]
    public void The_same_seed_gives_the_same_requests()
    {
        Assert.Equal(Texts(Generate(seed: 7)), Texts(Generate(seed: 7)));
        Assert.NotEqual(Texts(Generate(seed: 7)), Texts(Generate(seed: 8)));
    }

    [Fact]
    public void All_requests_are_distinct() => Assert.Equal(200, Texts(Generate(seed: 1)).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("limit", "17")]
    [InlineData("limit", "18")]
    [InlineData("limit", "2147483647")]
    [InlineData("customer", "\"VIP\"")]
    [InlineData("customer", "\"\"")]
    [InlineData("kind", "\"Fancy\"")]
    [InlineData("items", "[]")]
    [InlineData("items", "null")]
    public void Edges_of_each_place_are_among_them(string member, string value) => Assert.Contains(
        Generate(seed: 1), r => r.Request.ValueKind == JsonValueKind.Object && r.Request.GetProperty(member).GetRawText() == value);

    [Fact]
    public void Recorded_requests_are_varied_and_not_repeated()
    {
        var recorded = JsonElement.Parse("""{"customer":"x","limit":5,"kind":"Plain","items":[{"name":"n","quantity":2,"price":3}]}""");
        var made = EdgeRequests.Generate(ASource.Function("Shop.Quote", Source), [recorded], 100, 1);
        Assert.DoesNotContain(made, r => r.Request.GetRawText() == recorded.GetRawText());
        Assert.Contains(made, r => r.Origin == 0 && r.Request.ValueKind == JsonValueKind.Object && r.Request.GetProperty("limit").GetRawText() == "5");
    }

    [Fact]
    public void What_the_source_names_is_tried_in_requests_of_every_shape()
    {
        var recorded = new[] { "x", "y", "x 1", "x-1" }.Select(name =>
            JsonElement.Parse($$"""{"customer":"{{name}}","limit":5,"kind":"Plain","items":[{"name":"{{name}}","quantity":2,"price":3}]}""")).ToList();
        var made = EdgeRequests.Generate(ASource.Function("Shop.Quote", Source), recorded, 100, 1);
        foreach (var (shape, origin) in new[] { ("x", 0), ("x 1", 2), ("x-1", 3) })
            Assert.Contains(made, r => r.Origin == origin && r.Request.GetRawText() == $$"""{"customer":"VIP","limit":5,"kind":"Plain","items":[{"name":"{{shape}}","quantity":2,"price":3}]}""");
    }

    [Fact]
    public void Nothing_is_tried_in_every_place_before_anything_else()
    {
        var first = Texts(Generate(seed: 1).Take(30)).ToList();
        Assert.Contains("null", first);
        foreach (var nothing in (string[])["\"customer\":null", "\"customer\":\"\"", "\"items\":null", "\"items\":[]", "\"items\":[null]", "\"name\":null", "\"price\":null"])
            Assert.Contains(first, text => text.Contains(nothing, StringComparison.Ordinal));
    }

    private static IReadOnlyList<EdgeRequest> Generate(int seed) => EdgeRequests.Generate(ASource.Function("Shop.Quote", Source), [], 200, seed);

    private static IEnumerable<string> Texts(IEnumerable<EdgeRequest> requests) => requests.Select(r => r.Request.GetRawText());
}
