using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class LastGoodPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public LastGoodPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task Answers_a_failure_with_the_last_response_to_an_equal_request()
    {
        var resilient = Resilient();
        await resilient.InvokeAsync(Tea);
        await resilient.InvokeAsync(Tea);
        function.Fail(1, () => new HttpRequestException());
        Assert.Equal((2, 3), ((await resilient.InvokeAsync(new Ask("tea"))).Execution, function.Executions));
    }

    [Fact]
    public async Task Never_answers_with_another_requests_response()
    {
        var resilient = Resilient();
        await resilient.InvokeAsync(new Ask("milk"));
        function.Fail(1, () => new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => resilient.InvokeAsync(Tea));
    }

    [Theory]
    [InlineData(59.999, true)]
    [InlineData(60, false)]
    public async Task A_response_serves_until_it_is_too_old(double afterSeconds, bool serves)
    {
        var resilient = Resilient();
        await resilient.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromSeconds(afterSeconds));
        function.Fail(1, () => new HttpRequestException());
        Assert.Equal(serves, await Record.ExceptionAsync(() => resilient.InvokeAsync(Tea)) is null);
    }

    [Fact]
    public async Task Keeps_at_most_the_allowed_number_of_responses()
    {
        var resilient = Resilient();
        foreach (var item in new[] { "tea", "milk", "bread" })
            await resilient.InvokeAsync(new Ask(item));
        function.Fail(1, () => new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => resilient.InvokeAsync(Tea));
    }

    [Fact]
    public async Task A_caller_that_changes_its_response_changes_nobody_elses()
    {
        var resilient = Resilient();
        (await resilient.InvokeAsync(Tea)).Notes.Add("mine");
        function.Fail(2, () => new HttpRequestException());
        (await resilient.InvokeAsync(Tea)).Notes.Add("mine");
        Assert.Empty((await resilient.InvokeAsync(Tea)).Notes);
    }

    [Fact]
    public async Task Cancellation_reaches_the_caller()
    {
        var resilient = Resilient();
        await resilient.InvokeAsync(Tea);
        function.Duration = TimeSpan.FromSeconds(1);
        using var leaving = new CancellationTokenSource();
        var call = resilient.InvokeAsync(Tea, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, function.CancelledExecutions);
    }

    [Fact]
    public void Every_fault_of_its_options_is_named()
    {
        var options = new LastGoodOptions { ShouldHandle = null!, MaxAge = TimeSpan.Zero, MaxEntries = 0 };
        Assert.Equal(
            "LastGoodOptions.ShouldHandle must be given, but is null. " +
            "LastGoodOptions.MaxAge must be more than zero and at most 7 days, but is 00:00:00. " +
            "LastGoodOptions.MaxEntries must be between 1 and 1000000, but is 0. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => options.Validate("options")).Message);
    }

    private FunctionPipeline<Ask, Answer> Resilient() => new FunctionPipelineBuilder<Ask, Answer>(function, time)
        .AddLastGood(new() { ShouldHandle = static fault => fault is HttpRequestException, MaxAge = TimeSpan.FromMinutes(1), MaxEntries = 2 }).Build();
}
