using System.Text.Json;
using Optimizer.Runtime.Telemetry;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Tests.Replay;

public sealed class ReplayKeyTests
{
    [Theory]
    [InlineData("""{"method":"GET","url":"http://a.example/x?q=1","body":null}""", "GET http://a.example/x?q=1")]
    [InlineData("""{"method":"GET","url":"http://A.example:80/x"}""", "GET http://a.example/x")]
    [InlineData("""{"method":"POST","url":"http://a.example/","body":{"b":2,"a":1.0}}""", """POST http://a.example/ {"a":1,"b":2}""")]
    [InlineData("""{"method":"POST","url":"http://a.example/","body":"plain text"}""", "POST http://a.example/ plain text")]
    [InlineData("""{"method":"IStock.FindAsync","arguments":[{"b":1,"a":2}]}""", """IStock.FindAsync [{"a":2,"b":1}]""")]
    public void A_recorded_call_is_named_by_what_it_asks(string request, string key) =>
        Assert.Equal(key, ReplayKey.Of(new DependencyCall { Target = "t", Request = JsonElement.Parse(request) }));

    [Theory]
    [InlineData(null)]
    [InlineData("""{"method":"GET","url":"/relative"}""")]
    [InlineData("7")]
    public void A_call_without_a_usable_request_has_no_key(string? request) =>
        Assert.Null(ReplayKey.Of(new DependencyCall { Target = "t", Request = request is null ? null : JsonElement.Parse(request) }));
}
