using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Handles;

/// <summary>A listener to spans is the whole process's, and changes the path of every invocation.</summary>
[Collection("Spans of invocations")]
public sealed class RoutedFunctionTests
{
    private static readonly PriceRequest Request = new("AB-12");

    [Fact]
    public async Task Answers_with_the_original_and_records_the_call()
    {
        var runtime = ARuntime.With();
        var handle = runtime.Handle<PriceFunction>();

        var price = await handle.InvokeAsync(Request);

        var call = Assert.Single(runtime.Drain(handle));
        Assert.Equal("original", price.Source);
        Assert.Equal(("price", 0, Outcomes.Ok, 1, true), (call.Function, call.Version, call.Outcome, call.InFlight, call.ColdStart));
        Assert.Equal(RequestKey.Of(Request).ToString(), call.RequestHash);
        Assert.Equal("2026-11-22T10:00:00.0000000+00:00", call.Start.ToString("O"));
    }

    [Fact]
    public async Task Says_nothing_of_dependencies_or_bodies_of_calls_that_are_not_sampled()
    {
        var runtime = ARuntime.With(recordingRate: 0);
        var handle = runtime.Handle<PriceFunction>();
        await handle.InvokeAsync(Request);
        var call = Assert.Single(runtime.Drain(handle));
        Assert.Null(call.Dependencies);
        Assert.Null(call.Request);
        Assert.Null(call.Response);
    }

    [Fact]
    public async Task Only_the_first_call_is_a_cold_start()
    {
        var runtime = ARuntime.With();
        var handle = runtime.Handle<PriceFunction>();
        await handle.InvokeAsync(Request);
        await handle.InvokeAsync(Request);
        Assert.Equal([true, false], runtime.Drain(handle).Select(c => c.ColdStart));
    }

    [Theory]
    [InlineData("now", typeof(InvalidOperationException))]
    [InlineData("later", typeof(TimeoutException))]
    public async Task The_functions_own_exception_reaches_the_caller_and_telemetry(string sku, Type exception)
    {
        var runtime = ARuntime.With();
        var handle = runtime.Handle<FailingFunction>();

        var thrown = await Record.ExceptionAsync(async () => await handle.InvokeAsync(new PriceRequest(sku)));

        var call = Assert.Single(runtime.Drain(handle));
        Assert.IsType(exception, thrown);
        Assert.Equal((Outcomes.Error, exception.FullName), (call.Outcome, call.Error));
        Assert.Equal(0, runtime.Counters.FellBack.Value);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public async Task A_call_that_its_caller_cancels_is_no_error(double recordingRate)
    {
        var runtime = ARuntime.With(recordingRate);
        var handle = runtime.Handle<FailingFunction>();
        using var cancel = new CancellationTokenSource();

        var call = handle.InvokeAsync(new PriceRequest("wait"), cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var recorded = Assert.Single(runtime.Drain(handle));
        Assert.Equal(Outcomes.Cancelled, recorded.Outcome);
        Assert.Null(recorded.Error);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public async Task Duration_and_calls_in_flight_are_those_of_the_callers_wait(double recordingRate)
    {
        var time = new FakeTimeProvider();
        var gate = new TaskCompletionSource();
        var runtime = ARuntime.With(recordingRate, time, s => s.AddSingleton(gate));
        var handle = runtime.Handle<GateFunction>();

        var first = handle.InvokeAsync(Request).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(30));
        var second = handle.InvokeAsync(Request).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(12.5));
        gate.SetResult();
        await Task.WhenAll(first, second);

        var calls = runtime.Drain(handle).OrderBy(c => c.Start).ToList();
        Assert.Equal([42.5, 12.5], calls.Select(c => c.DurationMs));
        Assert.Equal([1, 2], calls.Select(c => c.InFlight));
    }

    [Fact]
    public async Task A_call_through_the_handle_allocates_nothing()
    {
        var runtime = ARuntime.With(bufferSize: 4096);
        var handle = runtime.Handle<ConstantFunction>();
        for (var i = 0; i < 1000; i++) await handle.InvokeAsync(Request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) await handle.InvokeAsync(Request);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Telemetry_that_finds_no_room_is_dropped_and_counted()
    {
        var runtime = ARuntime.With(bufferSize: 8);
        var handle = runtime.Handle<PriceFunction>();
        for (var i = 0; i < 20; i++) await handle.InvokeAsync(Request);
        Assert.Equal(12, runtime.Counters.Dropped.Value);
        Assert.Equal(8, runtime.Drain(handle).Count);
    }

    [Fact]
    public async Task Samples_the_share_that_is_asked_for()
    {
        var runtime = ARuntime.With(recordingRate: 0.05, bufferSize: 16_384);
        var handle = runtime.Handle<PriceFunction>();
        for (var i = 0; i < 10_000; i++) await handle.InvokeAsync(Request);
        Assert.InRange(runtime.Drain(handle).Count(c => c.Request is not null), 430, 570);
    }

    [Fact]
    public async Task A_sampled_call_carries_request_and_response()
    {
        var runtime = ARuntime.With(recordingRate: 1);
        var handle = runtime.Handle<PriceFunction>();
        await handle.InvokeAsync(Request);
        var call = Assert.Single(runtime.Drain(handle));
        Assert.Equal("""{"sku":"AB-12","quantity":1}""", call.Request.ToString());
        Assert.Equal("""{"sku":"AB-12","amount":10,"source":"original"}""", call.Response.ToString());
        Assert.Empty(call.Dependencies!);
    }

    [Fact]
    public async Task A_request_that_json_cannot_hold_is_answered_all_the_same()
    {
        var runtime = ARuntime.With(recordingRate: 1);
        var handle = runtime.Handle<CyclicFunction, Cycle, Cycle>("cycle");
        var request = new Cycle();

        Assert.Same(request, await handle.InvokeAsync(request));

        var call = Assert.Single(runtime.Drain(handle));
        Assert.Null(call.RequestHash);
        Assert.Null(call.Request);
        Assert.True(runtime.Counters.Unrecordable.Value > 0);
    }
}
