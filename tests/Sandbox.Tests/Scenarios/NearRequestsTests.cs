using System.Text.Json;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Tests.Scenarios;

public sealed class NearRequestsTests
{
    [Theory]
    [InlineData("""{"name":"Ab7"}""", """{"name":"ab7"}""")]
    [InlineData("""{"name":"Ab7"}""", """{"name":"Ab8"}""")]
    [InlineData("""{"name":"Ab7"}""", """{"name":"Ab7 "}""")]
    [InlineData("""{"name":"Ab7"}""", """{"name":null}""")]
    [InlineData("""{"amount":5}""", """{"amount":5.25}""")]
    [InlineData("""{"amount":5}""", """{"amount":-5}""")]
    [InlineData("""{"urgent":true}""", """{"urgent":false}""")]
    [InlineData("""{"items":[1,2]}""", """{"items":[2,1]}""")]
    [InlineData("""{"items":[1,2]}""", """{"items":[1]}""")]
    [InlineData("""{"items":[1,2]}""", """{"items":[1,3]}""")]
    public void A_request_is_changed_in_one_small_thing(string recorded, string near) =>
        Assert.Contains(Asked(near), Near(recorded).Of(null).Select(r => r.GetRawText()));

    [Fact]
    public void No_two_of_them_are_the_same_request_and_none_is_the_recorded_one()
    {
        var keys = Near("""{"name":"","amount":0,"items":[1,1]}""").Of(null).Select(r => RequestKey.Of(r)).ToList();
        Assert.NotEmpty(keys);
        Assert.Distinct(keys.Append(RequestKey.Of(JsonElement.Parse(Asked("""{"name":"","amount":0,"items":[1,1]}""")))));
    }

    [Fact]
    public void Only_the_named_member_differs_where_one_is_named() =>
        Assert.All(Near("""{"name":"Ab7","amount":5,"urgent":true}""").Of("Amount"), r => Assert.Equal("Ab7", r.GetProperty("name").GetString()));

    [Fact]
    public void What_the_function_reads_as_the_same_is_left_out() =>
        Assert.DoesNotContain(Near("""{"id":"0a000000-0000-0000-0000-000000000000"}""").Of("Id"), r => r.GetProperty("id").GetString()!.StartsWith("0a000000-0000-0000-0000-000000000000", StringComparison.OrdinalIgnoreCase));

    private static NearRequests Near(string recorded) => new(Invoker, JsonElement.Parse(Asked(recorded)));

    private static string Asked(string json) => Invoker.WriteRequest(Invoker.ReadRequest(JsonElement.Parse(json))).GetRawText();

    private static FunctionInvoker Invoker { get; } = FunctionInvoker.For(typeof(FakeFunction), SideNames.Candidate);

    private sealed record Ask(string? Name = "n", decimal Amount = 3, bool Urgent = false, IReadOnlyList<int>? Items = null, Guid Id = default);

    private sealed class FakeFunction : IPlatformFunction<Ask, string>
    {
        public Task<string> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult("");
    }
}
