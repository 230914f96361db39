using System.Text.Json;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Tests.Proof;

public class JsonDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1.0}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a")]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", "$.b")]
    [InlineData("""{"l":[{"id":1,"t":5},{"id":2,"t":6}]}""", """{"l":[{"id":1,"t":7},{"id":2,"t":8}]}""", "$.l[*].t")]
    [InlineData("""{"l":[1,2]}""", """{"l":[1]}""", "$.l")]
    [InlineData("""[1]""", """{"a":1}""", "$")]
    public void Names_the_paths_that_differ(string left, string right, string expected) =>
        Assert.Equal(expected, string.Join(",", JsonDifference.Paths(Json(left), Json(right))));

    [Fact]
    public void A_value_against_nothing_differs_as_a_whole() =>
        Assert.Equal(["$"], JsonDifference.Paths(Json("1"), null));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
