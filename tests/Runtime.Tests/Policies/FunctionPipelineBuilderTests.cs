using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class FunctionPipelineBuilderTests
{
    private static readonly Ask Tea = new("tea");
    private static readonly CachingOptions Minute = new() { TimeToLive = TimeSpan.FromMinutes(1) };
    private static readonly RetryOptions Always = new() { ShouldRetry = static _ => true, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public FunctionPipelineBuilderTests() => function = new FakeFunction(time);

    [Fact]
    public async Task A_pipeline_without_steps_is_the_function() =>
        Assert.Equal(1, (await Builder().Build().InvokeAsync(Tea)).Execution);

    [Fact]
    public async Task Steps_compose_from_the_caller_inwards()
    {
        function.Fail(2, () => new TimeoutException());
        var pipeline = Builder().AddDeduplication().AddCaching(Minute).AddRetry(Always).Build();
        Assert.Equal(3, (await pipeline.InvokeAsync(Tea)).Execution);
        Assert.Equal(3, (await pipeline.InvokeAsync(Tea)).Execution);
        Assert.Equal(3, function.Executions);
    }

    [Fact]
    public void A_step_out_of_its_order_is_refused_with_the_order()
    {
        var fault = Assert.Throws<ArgumentException>(() => Builder().AddRetry(Always).AddCaching(Minute).Build());
        Assert.Equal("CachingPolicy (stage Cache) must be added before RetryPolicy (stage Retry). (Parameter 'policies')", fault.Message);
    }

    [Fact]
    public void A_step_that_stands_twice_is_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => Builder().AddCaching(Minute).AddCaching(Minute).Build());
        Assert.Equal("CachingPolicy is added twice; a pipeline holds each policy once. (Parameter 'policies')", fault.Message);
    }

    [Fact]
    public async Task Shared_responses_are_the_very_object_for_everyone()
    {
        var pipeline = Builder().ShareResponses().AddCaching(Minute).Build();
        Assert.Same(await pipeline.InvokeAsync(Tea), await pipeline.InvokeAsync(Tea));
    }

    [Fact]
    public async Task A_function_that_throws_before_its_task_fails_by_the_pipelines_task()
    {
        var pipeline = new FunctionPipelineBuilder<Ask, Answer>(new FakeThrowingFunction(), time).AddDeduplication().AddCaching(Minute).Build();
        for (var i = 0; i < 2; i++)
        {
            var call = pipeline.InvokeAsync(Tea);
            await Assert.ThrowsAsync<InvalidOperationException>(() => call);
        }
    }

    [Fact]
    public async Task A_request_that_has_no_key_passes_through()
    {
        var services = new PolicyServices<Ask, Answer>
        {
            Time = time, NextDouble = () => 0.5, KeyOf = _ => throw new NotSupportedException(), CopyOf = a => a,
        };
        var pipeline = new FunctionPipeline<Ask, Answer>(function, [new CachingPolicy<Ask, Answer>(Minute, services)]);
        Assert.Equal((1, 2), ((await pipeline.InvokeAsync(Tea)).Execution, (await pipeline.InvokeAsync(Tea)).Execution));
    }

    [Fact]
    public async Task A_response_that_cannot_be_copied_is_not_shared()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        var services = new PolicyServices<Ask, Answer>
        {
            Time = time, NextDouble = () => 0.5, KeyOf = RequestKey.Of, CopyOf = _ => throw new NotSupportedException(),
        };
        var pipeline = new FunctionPipeline<Ask, Answer>(function, [new CachingPolicy<Ask, Answer>(Minute, services)]);
        var (first, second) = (pipeline.InvokeAsync(Tea), pipeline.InvokeAsync(Tea));
        function.Duration = TimeSpan.Zero;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 2), ((await first).Execution, (await second).Execution));
    }

    private FunctionPipelineBuilder<Ask, Answer> Builder() => new(function, time);
}
