using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class DeduplicationPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;
    private readonly FunctionPipeline<Ask, Answer> deduplicated;

    public DeduplicationPolicyTests()
    {
        function = new FakeFunction(time) { Duration = Second };
        deduplicated = new FunctionPipelineBuilder<Ask, Answer>(function, time).AddDeduplication().Build();
    }

    [Fact]
    public async Task Concurrent_equal_requests_share_one_execution()
    {
        var calls = Enumerable.Range(0, 10).Select(_ => deduplicated.InvokeAsync(new Ask("tea"))).ToList();
        time.Advance(Second);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(1, answer.Execution));
    }

    [Fact]
    public async Task A_request_after_the_end_is_executed_anew()
    {
        await EndOf(deduplicated.InvokeAsync(Tea));
        Assert.Equal(2, (await EndOf(deduplicated.InvokeAsync(Tea))).Execution);
    }

    [Fact]
    public async Task Different_requests_do_not_share()
    {
        var (tea, milk) = (deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(new Ask("milk")));
        time.Advance(Second);
        Assert.Equal(("tea", "milk"), ((await tea).Item, (await milk).Item));
    }

    [Fact]
    public async Task Every_caller_gets_an_object_of_its_own()
    {
        var (first, second, third) = (deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(Tea));
        time.Advance(Second);
        (await first).Notes.Add("first's");
        (await second).Notes.Add("second's");
        Assert.Empty((await third).Notes);
        Assert.Equal(["second's"], (await second).Notes);
    }

    [Fact]
    public async Task A_lone_caller_gets_the_very_response()
    {
        var response = new Answer();
        function.Answer(_ => response);
        Assert.Same(response, await EndOf(deduplicated.InvokeAsync(Tea)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task One_callers_cancellation_never_cancels_the_other(int leaver)
    {
        using var impatient = new CancellationTokenSource();
        using var patient = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 2).Select(i => deduplicated.InvokeAsync(Tea, i == leaver ? impatient.Token : patient.Token)).ToList();
        await impatient.CancelAsync();
        var left = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls[leaver]);
        time.Advance(Second);
        Assert.Equal(impatient.Token, left.CancellationToken);
        Assert.Equal((1, 0), ((await calls[1 - leaver]).Execution, function.CancelledExecutions));
    }

    [Fact]
    public async Task The_execution_is_cancelled_when_every_caller_has_left()
    {
        using var callers = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 3).Select(_ => deduplicated.InvokeAsync(Tea, callers.Token)).ToList();
        await callers.CancelAsync();
        foreach (var call in calls)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await function.Cancelled.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task Nobody_joins_an_execution_that_everyone_has_left()
    {
        using var impatient = new CancellationTokenSource();
        var abandoned = deduplicated.InvokeAsync(Tea, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Assert.Equal(2, (await EndOf(deduplicated.InvokeAsync(Tea))).Execution);
    }

    [Fact]
    public async Task A_failure_reaches_everyone_who_waits_and_nobody_after()
    {
        function.Fail(1, () => new TimeoutException("slow"));
        var (first, second) = (deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(Tea));
        time.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        Assert.Equal(2, (await EndOf(deduplicated.InvokeAsync(Tea))).Execution);
    }

    [Fact]
    public async Task A_function_that_gives_up_by_itself_keeps_its_reason()
    {
        function.Fail(1, () => new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));
        var (first, second) = (deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(Tea));
        time.Advance(Second);
        foreach (var call in new[] { first, second })
            Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<TaskCanceledException>(() => call)).InnerException);
    }

    [Fact]
    public async Task An_execution_that_hangs_does_not_hold_up_later_callers()
    {
        function.Duration = TimeSpan.FromHours(1);
        var hung = deduplicated.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(10));
        function.Duration = Second;
        Assert.Equal(2, (await EndOf(deduplicated.InvokeAsync(Tea))).Execution);
        Assert.False(hung.IsCompleted);
    }

    [Fact]
    public async Task A_caller_that_blocks_on_another_does_not_stop_it()
    {
        var (first, second) = (deduplicated.InvokeAsync(Tea), deduplicated.InvokeAsync(Tea));
        var both = BlockOn(second, after: first);
        var crossed = BlockOn(first, after: second);
        time.Advance(Second);
        Assert.True(await both && await crossed);
    }

    private static async Task<bool> BlockOn(Task other, Task after)
    {
        await after.ConfigureAwait(false);
        return other.Wait(TimeSpan.FromSeconds(30));
    }

    private Task<Answer> EndOf(Task<Answer> call)
    {
        time.Advance(Second);
        return call;
    }
}
