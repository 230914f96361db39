using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Telemetry;

public sealed class RecordedCallTests
{
    [Theory]
    [InlineData("http://rates.example/v1/4711?x=1", "GET rates.example/v1/{id}")]
    [InlineData("https://rates.example:8443/", "GET rates.example:8443")]
    [InlineData("https://shop.example/items/SKU-12/prices/EUR", "GET shop.example/items/{id}/prices/EUR")]
    [InlineData("https://shop.example/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "GET shop.example/users/{id}")]
    public void Folds_variable_parts_of_addresses(string uri, string target) =>
        Assert.Equal(target, RecordedCall.TargetOf(HttpMethod.Get, new Uri(uri)));

    [Fact]
    public void Leaves_cancellation_tokens_out_of_arguments() => Assert.Equal(
        """{"method":"IStock.CountAsync","arguments":["A"]}""",
        RecordedCall.Request(typeof(IStock).GetMethod(nameof(IStock.CountAsync))!, ["A", CancellationToken.None]).GetRawText());

    [Theory]
    [InlineData("""{"a": 1.50}""", """{"a":1.50}""")]
    [InlineData("[1]", "[1]")]
    [InlineData("12", "\"12\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "null")]
    public void Bodies_are_json_where_they_are_objects_or_lists_and_text_otherwise(string body, string written) =>
        Assert.Equal(
            $$"""{"status":200,"body":{{written}},"contentType":"x/y"}""",
            RecordedCall.Response(200, body, "x/y").GetRawText());
}
