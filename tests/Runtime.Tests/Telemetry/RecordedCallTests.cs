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

    [Theory]
    [InlineData("https://ada:lovelace@rates.example/v1?x=1#top", "https://rates.example/v1?x=1")]
    [InlineData("https://rates.example:8443/v1?api_key=abc&q=a%20b", "https://rates.example:8443/v1?api_key=redacted&q=a%20b")]
    [InlineData("https://a.example/?access%5Ftoken=t&sig=s%3D&Password=p&clientSecret=c&code=d", "https://a.example/?access_token=redacted&sig=redacted&Password=redacted&clientSecret=redacted&code=redacted")]
    [InlineData("https://a.example/?key&token=", "https://a.example/?key&token=")]
    [InlineData("https://a.example/?key=redacted", "https://a.example/?key=redacted")]
    public void Addresses_are_recorded_without_credentials(string uri, string written)
    {
        Assert.Equal(written, RecordedCall.UrlOf(new Uri(uri)));
        Assert.Equal(written, RecordedCall.Request(HttpMethod.Get, new Uri(uri), null).GetProperty("url").GetString());
    }

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
