using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Recording;

public sealed class RecordingProxyTests
{
    [Fact]
    public async Task Records_each_shape_of_call_with_its_arguments_and_result()
    {
        var calls = await CallsOf(async stock =>
        {
            Assert.Equal(3, stock.Count("abc"));
            Assert.Equal(2, await stock.CountAsync("ab", default));
            Assert.Equal(["a", "b"], await stock.NamesAsync(5));
            Assert.Equal("x", stock.Echo("x"));
        });

        Assert.Equal(["IStock.Count", "IStock.CountAsync", "IStock.NamesAsync", "IStock.Echo"], calls.Select(c => c.Target));
        Assert.Equal(["""["abc"]""", """["ab"]""", "[5]", """["x"]"""], calls.Select(c => c.Request!.Value.GetProperty("arguments").GetRawText()));
        Assert.Equal(["3", "2", """["a","b"]""", "\"x\""], calls.Select(c => c.Response!.Value.GetProperty("result").GetRawText()));
        Assert.All(calls, c => Assert.Equal(Outcomes.Ok, c.Outcome));
    }

    [Fact]
    public async Task A_failing_call_fails_as_it_would_without_us_and_hides_what_is_sensitive()
    {
        var calls = await CallsOf(async stock =>
        {
            var e = await Assert.ThrowsAsync<InvalidOperationException>(() => stock.ReserveAsync(new StockOrder("A", "Ada Lovelace")));
            Assert.Equal("sold out", e.Message);
        });

        var call = Assert.Single(calls);
        Assert.Equal((Outcomes.Error, "System.InvalidOperationException"), (call.Outcome, call.Error));
        Assert.DoesNotContain("Lovelace", call.Request.ToString(), StringComparison.Ordinal);
        Assert.Null(call.Response);
    }

    [Fact]
    public async Task Sensitive_arguments_are_hidden()
    {
        var call = Assert.Single(await CallsOf(stock => Task.FromResult(stock.Greet("Ada Lovelace"))));
        Assert.StartsWith("[\"redacted-", call.Request!.Value.GetProperty("arguments").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_outlives_its_invocation_is_not_part_of_it()
    {
        Task? late = null;
        var calls = await CallsOf(stock =>
        {
            late = stock.WaitAsync();
            return Task.CompletedTask;
        });
        Assert.Empty(calls);
        Assert.False(late!.IsCompleted);
    }

    [Fact]
    public async Task Calls_of_invocations_that_are_not_sampled_pass_unrecorded()
    {
        var calls = await CallsOf(stock => Task.FromResult(stock.Count("abc")), recordingRate: 0);
        Assert.Null(calls);
    }

    [Fact]
    public async Task Services_whose_calls_a_proxy_cannot_pass_on_are_given_as_they_are()
    {
        var runtime = ARuntime.With(1, services: s => s.AddSingleton<ISpanStock, SpanStock>());
        var handle = runtime.Handle<SpanFunction, string, int>("span");
        Assert.Equal(3, await handle.InvokeAsync("abc"));
        Assert.Empty(Assert.Single(runtime.Drain(handle)).Dependencies!);
    }

    [Theory]
    [InlineData(typeof(IStock), true)]
    [InlineData(typeof(ISpanStock), false)]
    [InlineData(typeof(IDerivedStock), false)]
    [InlineData(typeof(IOutStock), false)]
    [InlineData(typeof(IRefStock), false)]
    public void Only_interfaces_whose_arguments_and_results_are_objects_get_a_proxy(Type type, bool proxied) =>
        Assert.Equal(proxied, ProxyableInterface.Is(type));

    private interface IDerivedStock : ISpanStock;

    private interface IOutStock
    {
        bool TryCount(string sku, out int count);
    }

    private interface IRefStock
    {
        ref int Count(string sku);
    }

    private static async Task<IReadOnlyList<DependencyCall>> CallsOf(Func<IStock, Task> body, double recordingRate = 1)
    {
        var runtime = ARuntime.With(recordingRate, services: s => s.AddSingleton<IStock>(new FakeStock()).AddSingleton(body));
        var handle = runtime.Handle<StockFunction, int, int>("stock");
        await handle.InvokeAsync(1);
        return Assert.Single(runtime.Drain(handle)).Dependencies!;
    }

    private sealed class SpanStock : ISpanStock
    {
        public int Count(ReadOnlySpan<char> sku) => sku.Length;
    }

    private sealed class SpanFunction(ISpanStock stock) : IPlatformFunction<string, int>
    {
        public Task<int> InvokeAsync(string request, CancellationToken cancellationToken) => Task.FromResult(stock.Count(request));
    }

    private sealed class StockFunction(IStock stock, Func<IStock, Task> body) : IPlatformFunction<int, int>
    {
        public async Task<int> InvokeAsync(int request, CancellationToken cancellationToken)
        {
            await body(stock);
            return request;
        }
    }
}
