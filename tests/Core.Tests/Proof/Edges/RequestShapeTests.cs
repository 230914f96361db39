using System.Text.Json.Nodes;
using Optimizer.Core.Proof.Edges;

namespace Optimizer.Core.Tests.Proof.Edges;

public class RequestShapeTests
{
    [Theory]
    [InlineData("""{"number":"+49 30 123"}""", """{"number":"+1 2 3"}""", true)]
    [InlineData("""{"number":"+49 30 123"}""", """{"number":"(030) 123"}""", false)]
    [InlineData("""{"name":"Anna"}""", """{"name":"Jörg"}""", true)]
    [InlineData("""{"name":"Anna"}""", """{"name":null}""", false)]
    [InlineData("""{"count":1}""", """{"count":20}""", true)]
    [InlineData("""{"count":1}""", """{"count":-1}""", false)]
    [InlineData("[1,2]", "[1,2,3]", true)]
    [InlineData("[1]", "[1,2]", false)]
    [InlineData("[]", "[1]", false)]
    public void Words_and_figures_are_alike_and_what_stands_around_them_is_not(string one, string other, bool alike) =>
        Assert.Equal(alike, RequestShape.Of(JsonNode.Parse(one)) == RequestShape.Of(JsonNode.Parse(other)));

    [Fact]
    public void One_request_of_each_shape_comes_first()
    {
        JsonNode?[] requests = ["a", "b", "1", "c", "2 d"];
        Assert.Equal([0, 2, 4, 1, 3], RequestShape.VariedFirst(requests, out var shapes));
        Assert.Equal(3, shapes);
    }
}
