using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class ThrottlingPolicyTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public ThrottlingPolicyTests() => function = new FakeFunction(time) { Duration = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task Lets_no_more_than_the_limit_run_and_the_others_wait_in_order()
    {
        var throttled = Throttled(limit: 2);
        var calls = Enumerable.Range(0, 5).Select(i => throttled.InvokeAsync(new Ask($"{i}"))).ToList();
        Assert.Equal(2, function.Executions);
        await WaitAsync(calls);
        Assert.Equal(["0", "1", "2", "3", "4"], (await Task.WhenAll(calls)).Select(a => a.Item));
    }

    [Fact]
    public async Task Refuses_where_it_may_when_the_queue_is_full()
    {
        var throttled = Throttled(limit: 1, queue: 1, shed: true);
        var calls = new List<Task<Answer>> { throttled.InvokeAsync(new Ask("a")), throttled.InvokeAsync(new Ask("b")) };
        var refused = await Assert.ThrowsAsync<OverloadedException>(() => throttled.InvokeAsync(new Ask("c")));
        Assert.Equal("The function is overloaded: 1 calls wait for it. Try again later.", refused.Message);
        await WaitAsync(calls);
        Assert.Equal(2, function.Executions);
    }

    [Fact]
    public async Task Runs_beyond_the_limit_where_it_may_not_refuse()
    {
        var throttled = Throttled(limit: 1, queue: 1);
        var calls = new[] { "a", "b", "c" }.Select(item => throttled.InvokeAsync(new Ask(item))).ToList();
        Assert.Equal(2, function.Executions);
        await WaitAsync(calls);
        Assert.Equal(3, function.Executions);
    }

    [Fact]
    public async Task A_caller_that_leaves_the_queue_is_never_executed()
    {
        var throttled = Throttled(limit: 1);
        var first = throttled.InvokeAsync(new Ask("a"));
        using var leaving = new CancellationTokenSource();
        var second = throttled.InvokeAsync(new Ask("b"), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await WaitAsync([first]);
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task A_failure_frees_its_place()
    {
        function.Duration = TimeSpan.Zero;
        function.Fail(3, () => new HttpRequestException());
        var throttled = Throttled(limit: 1);
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<HttpRequestException>(() => throttled.InvokeAsync(new Ask("a")));
        Assert.Equal("a", (await throttled.InvokeAsync(new Ask("a"))).Item);
    }

    [Fact]
    public void The_limit_falls_while_durations_grow_and_recovers()
    {
        var limit = new AdaptiveLimit(40, 100);
        Observe(limit, 200, ms: 10);
        var before = limit.Current;
        Observe(limit, 600, ms: 100);
        var under = limit.Current;
        Observe(limit, 2_000, ms: 10);
        Assert.True(before > 40 && under < before / 3 && limit.Current > before, $"{before}, {under}, {limit.Current}");
    }

    [Fact]
    public void The_limit_does_not_grow_where_nobody_uses_it()
    {
        var limit = new AdaptiveLimit(40, 100);
        for (var i = 0; i < 1_000; i++) limit.Observe(TimeSpan.FromMilliseconds(10), inFlight: 3);
        Assert.Equal(40, limit.Current);
    }

    [Fact]
    public void Every_fault_of_its_options_is_named() => Assert.Equal(
        "ThrottlingOptions.MaxLimit must be between 1 and 10000, but is 0. " +
        "ThrottlingOptions.InitialLimit must be between 1 and MaxLimit, but is 8. " +
        "ThrottlingOptions.QueueLimit must be between 0 and 100000, but is -1. (Parameter 'options')",
        Assert.Throws<ArgumentException>(() => new ThrottlingOptions { MaxLimit = 0, QueueLimit = -1 }.Validate("options")).Message);

    private static void Observe(AdaptiveLimit limit, int times, double ms)
    {
        for (var i = 0; i < times; i++) limit.Observe(TimeSpan.FromMilliseconds(ms), limit.Current);
    }

    /// <summary>Those who waited resume on the thread pool, so that time may only move on once they run.</summary>
    private async Task WaitAsync(List<Task<Answer>> calls)
    {
        for (var i = 0; i < 100 && !calls.TrueForAll(c => c.IsCompleted); i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(Task.WhenAll(calls), Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
    }

    private FunctionPipeline<Ask, Answer> Throttled(int limit, int queue = 100, bool shed = false) => new FunctionPipelineBuilder<Ask, Answer>(function, time)
        .AddThrottling(new ThrottlingOptions { InitialLimit = limit, MaxLimit = 10, QueueLimit = queue, Shed = shed }).Build();
}
