using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;
using Polly.CircuitBreaker;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class CircuitBreakerPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public CircuitBreakerPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task Refuses_calls_after_enough_failures_and_says_what_opened_it()
    {
        var guarded = Guarded();
        await FailAsync(guarded, 4);
        var refused = await Assert.ThrowsAsync<BrokenCircuitException>(() => guarded.InvokeAsync(Tea));
        Assert.Equal(4, function.Executions);
        Assert.IsType<HttpRequestException>(refused.InnerException);
    }

    [Fact]
    public async Task A_probe_that_succeeds_closes_it()
    {
        var guarded = Guarded();
        await FailAsync(guarded, 4);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((5, 6), ((await guarded.InvokeAsync(Tea)).Execution, (await guarded.InvokeAsync(Tea)).Execution));
    }

    [Fact]
    public async Task A_probe_that_fails_begins_another_break()
    {
        var guarded = Guarded();
        await FailAsync(guarded, 4);
        time.Advance(TimeSpan.FromSeconds(5));
        await FailAsync(guarded, 1);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => guarded.InvokeAsync(Tea));
        Assert.Equal(5, function.Executions);
    }

    [Fact]
    public async Task While_a_probe_is_under_way_others_are_refused()
    {
        var guarded = Guarded();
        await FailAsync(guarded, 4);
        time.Advance(TimeSpan.FromSeconds(5));
        function.Duration = TimeSpan.FromSeconds(1);
        var probe = guarded.InvokeAsync(Tea);
        await Assert.ThrowsAnyAsync<BrokenCircuitException>(() => guarded.InvokeAsync(Tea));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, (await probe).Execution);
    }

    [Fact]
    public async Task Other_failures_and_cancellation_leave_it_closed()
    {
        function.Fail(10, () => new FormatException()).Fail(10, () => new OperationCanceledException());
        var guarded = Guarded();
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAnyAsync<Exception>(() => guarded.InvokeAsync(Tea));
        Assert.Equal(21, (await guarded.InvokeAsync(Tea)).Execution);
    }

    [Fact]
    public void Every_fault_of_its_options_is_named()
    {
        var options = new CircuitBreakerOptions
        {
            ShouldBreak = null!, FailureRatio = 0, MinimumThroughput = 1, SamplingDuration = TimeSpan.Zero, BreakDuration = TimeSpan.FromDays(1),
        };
        Assert.Equal(
            "CircuitBreakerOptions.ShouldBreak must be given, but is null. " +
            "CircuitBreakerOptions.FailureRatio must be more than 0 and at most 1, but is 0. " +
            "CircuitBreakerOptions.MinimumThroughput must be between 2 and 10000, but is 1. " +
            "CircuitBreakerOptions.SamplingDuration must be between 500 ms and 1 hour, but is 00:00:00. " +
            "CircuitBreakerOptions.BreakDuration must be between 500 ms and 1 hour, but is 1.00:00:00. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => options.Validate("options")).Message);
    }

    private async Task FailAsync(FunctionPipeline<Ask, Answer> guarded, int times)
    {
        function.Fail(times, () => new HttpRequestException("down"));
        for (var i = 0; i < times; i++)
            await Assert.ThrowsAsync<HttpRequestException>(() => guarded.InvokeAsync(Tea));
    }

    private FunctionPipeline<Ask, Answer> Guarded() => new FunctionPipelineBuilder<Ask, Answer>(function, time)
        .AddCircuitBreaker(new CircuitBreakerOptions { ShouldBreak = static fault => fault is not FormatException, MinimumThroughput = 4 }).Build();
}
