using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class MemoizationPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public MemoizationPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task Serves_an_equal_request_however_much_later_it_comes()
    {
        var memoized = Memoized();
        await memoized.InvokeAsync(Tea);
        time.Advance(TimeSpan.FromDays(365));
        Assert.Equal((1, 1), ((await memoized.InvokeAsync(new Ask("tea"))).Execution, function.Executions));
    }

    [Fact]
    public async Task A_null_request_is_a_request()
    {
        function.Answer(_ => new Answer { Item = "none" });
        var memoized = Memoized();
        await memoized.InvokeAsync(null!);
        Assert.Equal(("none", 1), ((await memoized.InvokeAsync(null!)).Item, function.Executions));
    }

    [Fact]
    public async Task Keeps_no_failure()
    {
        function.Fail(1, () => new FormatException("bad"));
        var memoized = Memoized();
        await Assert.ThrowsAsync<FormatException>(() => memoized.InvokeAsync(Tea));
        Assert.Equal(2, (await memoized.InvokeAsync(Tea)).Execution);
    }

    [Fact]
    public async Task Keeps_at_most_the_allowed_number_of_results()
    {
        var memoized = Memoized(maxEntries: 2);
        foreach (var item in new[] { "tea", "milk", "bread" })
            await memoized.InvokeAsync(new Ask(item));
        Assert.Equal(4, (await memoized.InvokeAsync(Tea)).Execution);
    }

    [Fact]
    public async Task A_caller_that_changes_its_response_changes_nobody_elses()
    {
        var memoized = Memoized();
        for (var i = 0; i < 3; i++)
        {
            var answer = await memoized.InvokeAsync(Tea);
            Assert.Empty(answer.Notes);
            answer.Notes.Add("mine");
        }
    }

    [Fact]
    public void Every_fault_of_its_options_is_named()
    {
        Assert.Equal(1_000, new MemoizationOptions().MaxEntries);
        var fault = Assert.Throws<ArgumentException>(() => new MemoizationOptions { MaxEntries = 0 }.Validate("options"));
        Assert.Equal("MemoizationOptions.MaxEntries must be between 1 and 1000000, but is 0. (Parameter 'options')", fault.Message);
    }

    private FunctionPipeline<Ask, Answer> Memoized(int maxEntries = 100) =>
        new FunctionPipelineBuilder<Ask, Answer>(function, time).AddMemoization(new MemoizationOptions { MaxEntries = maxEntries }).Build();
}
