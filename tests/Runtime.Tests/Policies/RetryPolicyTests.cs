using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class RetryPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public RetryPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task A_transient_failure_is_tried_again_after_a_delay()
    {
        function.Fail(1, () => new HttpRequestException("reset"));
        var call = Retried().InvokeAsync(Tea);
        Assert.Equal((1, false), (function.Executions, call.IsCompleted));
        Assert.Equal(2, (await EndOf(call)).Execution);
    }

    [Fact]
    public async Task The_last_failure_is_the_callers_when_all_attempts_fail()
    {
        var failure = 0;
        function.Fail(5, () => new HttpRequestException($"{++failure}"));
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => EndOf(Retried().InvokeAsync(Tea)));
        Assert.Equal(("3", 3), (thrown.Message, function.Executions));
    }

    [Fact]
    public async Task Another_failure_than_the_named_ones_is_not_tried_again()
    {
        function.Fail(1, () => new ArgumentException("bad"));
        await Assert.ThrowsAsync<ArgumentException>(() => EndOf(Retried().InvokeAsync(Tea)));
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task A_caller_that_cancels_during_the_delay_is_told_at_once_and_not_retried_for()
    {
        function.Fail(1, () => new HttpRequestException("reset"));
        using var caller = new CancellationTokenSource();
        var call = Retried().InvokeAsync(Tea, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task A_callers_own_cancellation_is_not_retried_whatever_the_predicate_says()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        using var caller = new CancellationTokenSource();
        var call = Retried(shouldRetry: _ => true).InvokeAsync(Tea, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EndOf(call));
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task A_timeout_inside_the_function_may_be_retried()
    {
        function.Fail(1, () => new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));
        var call = Retried(shouldRetry: e => e is TaskCanceledException).InvokeAsync(Tea);
        Assert.Equal(2, (await EndOf(call)).Execution);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task In_an_outage_the_extra_load_stays_within_the_budget(int calls)
    {
        function.Fail(int.MaxValue >> 16, () => new HttpRequestException("down"));
        var retried = Retried();
        for (var i = 0; i < calls; i++)
            await Assert.ThrowsAsync<HttpRequestException>(() => EndOf(retried.InvokeAsync(Tea)));
        Assert.InRange(function.Executions, calls + 1, calls + (calls / 10));
    }

    [Fact]
    public async Task Delays_grow_vary_and_never_exceed_the_longest()
    {
        var delays = new List<TimeSpan>();
        foreach (var seed in Enumerable.Range(1, 200))
            delays.AddRange(await DelaysOf(seed));
        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromMilliseconds(500)));
        Assert.True(delays.Distinct().Count() > 100, "the delays hardly vary");
        Assert.True(Mean(delays, 1) > 1.1 * Mean(delays, 0), "the second delay is hardly longer than the first");
    }

    /// <summary>The first and the second delay of one call, to the millisecond.</summary>
    private static async Task<TimeSpan[]> DelaysOf(int seed)
    {
        var time = new FakeTimeProvider();
        var starts = new List<DateTimeOffset>();
        var policy = new RetryPolicy<Ask, Answer>(
            new RetryOptions { ShouldRetry = _ => true, BaseDelay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromMilliseconds(500) },
            new PolicyServices<Ask, Answer> { Time = time, NextDouble = new Random(seed).NextDouble, KeyOf = RequestKey.Of, CopyOf = a => a });
        var call = policy.InvokeAsync(Tea, (_, _) => { starts.Add(time.GetUtcNow()); return Task.FromException<Answer>(new TimeoutException()); }, CancellationToken.None);
        while (!call.IsCompleted)
            time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        return [starts[1] - starts[0], starts[2] - starts[1]];
    }

    private static double Mean(List<TimeSpan> delays, int place) => delays.Where((_, i) => i % 2 == place).Average(d => d.TotalMilliseconds);

    private Task<Answer> EndOf(Task<Answer> call)
    {
        for (var i = 0; i < 100 && !call.IsCompleted; i++)
            time.Advance(TimeSpan.FromMilliseconds(100));
        return call;
    }

    private FunctionPipeline<Ask, Answer> Retried(Func<Exception, bool>? shouldRetry = null) =>
        new FunctionPipelineBuilder<Ask, Answer>(function, time)
            .AddRetry(new RetryOptions { ShouldRetry = shouldRetry ?? (static e => e is HttpRequestException) })
            .Build();
}
