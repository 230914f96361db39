using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Runtime.Client;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Client;

public sealed class TelemetryQueueTests
{
    private readonly ARuntime runtime = ARuntime.With(bufferSize: 8192);
    private readonly FakeTelemetrySink sink = new();
    private readonly FunctionHandles handles;

    public TelemetryQueueTests() => handles = new FunctionHandles(
        new Dictionary<string, Func<HandleServices, FunctionHandle>>
        {
            ["price"] = services => new RoutedFunction<PriceRequest, Price>("price", typeof(PriceFunction), services),
        },
        runtime.Services);

    [Fact]
    public async Task Sends_everything_in_bounded_batches()
    {
        await CallAsync(5_000);
        await Queue().FlushAsync(default);
        Assert.Equal([2_000, 2_000, 1_000], sink.Batches.Select(b => b.Count));
    }

    [Fact]
    public async Task Sends_nothing_when_nothing_happened()
    {
        await Queue().FlushAsync(default);
        Assert.Empty(sink.Batches);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(null)]
    public async Task Keeps_what_was_not_taken_for_the_next_time(HttpStatusCode? status)
    {
        var queue = Queue();
        await CallAsync(10);
        sink.Fault = new HttpRequestException("no", null, status);
        await queue.FlushAsync(default);
        sink.Fault = null;
        await queue.FlushAsync(default);
        Assert.Equal(10, Assert.Single(sink.Batches).Count);
        Assert.Equal(0, runtime.Counters.Dropped.Value);
    }

    [Fact]
    public async Task Drops_and_counts_the_oldest_beyond_its_bound()
    {
        var queue = Queue(maxQueued: 100);
        sink.Fault = new HttpRequestException("down");
        await CallAsync(150);
        await queue.FlushAsync(default);
        sink.Fault = null;
        await queue.FlushAsync(default);
        Assert.Equal(100, Assert.Single(sink.Batches).Count);
        Assert.DoesNotContain(sink.Batches[0], i => i.ColdStart);
        Assert.Equal(50, runtime.Counters.Dropped.Value);
    }

    [Fact]
    public async Task Drops_and_counts_a_batch_that_will_never_be_taken()
    {
        var queue = Queue();
        sink.Fault = new HttpRequestException("bad", null, HttpStatusCode.BadRequest);
        await CallAsync(10);
        await queue.FlushAsync(default);
        Assert.Equal(10, runtime.Counters.Dropped.Value);
    }

    private TelemetryQueue Queue(int maxQueued = 100_000) =>
        new(handles, sink, maxQueued, runtime.Services.Time, runtime.Counters, NullLogger.Instance);

    private async Task CallAsync(int times)
    {
        var handle = (RoutedFunction<PriceRequest, Price>)handles.Get("price");
        for (var i = 0; i < times; i++) await handle.InvokeAsync(new PriceRequest("A", i));
    }
}
