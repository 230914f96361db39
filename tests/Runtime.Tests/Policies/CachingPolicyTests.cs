using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class CachingPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public CachingPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task Serves_an_equal_request_without_another_execution()
    {
        var cached = Cached();
        await cached.InvokeAsync(Tea);
        var answer = await cached.InvokeAsync(new Ask("tea"));
        Assert.Equal((1, 1), (answer.Execution, function.Executions));
    }

    [Fact]
    public async Task Tells_different_requests_apart()
    {
        var cached = Cached();
        await cached.InvokeAsync(Tea);
        Assert.Equal("milk", (await cached.InvokeAsync(new Ask("milk"))).Item);
    }

    [Theory]
    [InlineData(44.999, 1)]
    [InlineData(45, 2)]
    public async Task Serves_a_response_until_its_time_to_live_is_over(double afterSeconds, int execution)
    {
        var cached = Cached();
        await cached.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(afterSeconds));
        Assert.Equal(execution, (await cached.InvokeAsync(Tea)).Execution);
    }

    [Fact]
    public async Task Counts_a_responses_age_from_the_start_of_its_execution()
    {
        function.Duration = TimeSpan.FromSeconds(10);
        var cached = Cached();
        var first = cached.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(10));
        await first;
        time.Advance(TimeSpan.FromSeconds(35));
        var second = cached.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, (await second).Execution);
    }

    [Fact]
    public async Task Callers_that_miss_together_share_one_execution()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        var cached = Cached();
        var calls = Enumerable.Range(0, 20).Select(_ => cached.InvokeAsync(Tea)).ToList();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(1, answer.Execution));
    }

    [Fact]
    public async Task An_execution_older_than_the_time_to_live_is_not_joined()
    {
        function.Duration = TimeSpan.FromSeconds(100);
        var cached = Cached();
        var first = cached.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(45));
        var second = cached.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal((1, 2), ((await first).Execution, (await second).Execution));
    }

    [Fact]
    public async Task Keeps_no_failure()
    {
        function.Fail(1, () => new HttpRequestException("down"));
        var cached = Cached();
        await Assert.ThrowsAsync<HttpRequestException>(() => cached.InvokeAsync(Tea));
        Assert.Equal(2, (await cached.InvokeAsync(Tea)).Execution);
    }

    [Fact]
    public async Task Keeps_at_most_the_allowed_number_of_responses_and_drops_the_least_recently_used()
    {
        var cached = Cached(maxEntries: 2);
        foreach (var item in new[] { "tea", "milk", "tea", "bread" })
            await cached.InvokeAsync(new Ask(item));
        Assert.Equal(1, (await cached.InvokeAsync(Tea)).Execution);
        Assert.Equal(4, (await cached.InvokeAsync(new Ask("milk"))).Execution);
    }

    [Fact]
    public async Task A_caller_that_changes_its_response_changes_nobody_elses()
    {
        var cached = Cached();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var answer = await cached.InvokeAsync(Tea);
            Assert.Empty(answer.Notes);
            answer.Notes.Add("mine");
        }
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task The_caller_that_leaves_does_not_take_the_execution_from_the_others()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        var cached = Cached();
        using var impatient = new CancellationTokenSource();
        var leaving = cached.InvokeAsync(Tea, impatient.Token);
        var staying = cached.InvokeAsync(Tea);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), ((await staying).Execution, function.CancelledExecutions));
    }

    [Fact]
    public async Task A_null_response_is_a_response()
    {
        function.Answer(_ => null!).Answer(_ => null!);
        var cached = Cached();
        Assert.Null(await cached.InvokeAsync(Tea));
        Assert.Null(await cached.InvokeAsync(Tea));
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task Does_not_answer_from_the_cache_for_a_caller_that_has_already_cancelled()
    {
        var cached = Cached();
        await cached.InvokeAsync(Tea);
        await cached.InvokeAsync(Tea, new CancellationToken(canceled: true));
        Assert.Equal(2, function.Executions);
    }

    private FunctionPipeline<Ask, Answer> Cached(int maxEntries = 100) =>
        new FunctionPipelineBuilder<Ask, Answer>(function, time)
            .AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(45), MaxEntries = maxEntries })
            .Build();
}
