using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class DebouncingPolicyTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public DebouncingPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task The_last_of_several_calls_is_executed_for_all()
    {
        var debounced = Debounced();
        var calls = new[] { "a1", "a2", "a3" }.Select(item => debounced.InvokeAsync(new Ask(item))).ToList();
        time.Advance(Quiet);
        var answers = await Task.WhenAll(calls);
        Assert.All(answers, answer => Assert.Equal(("a3", 1), (answer.Item, answer.Execution)));
        Assert.Equal(3, answers.Distinct().Count());
    }

    [Fact]
    public async Task Different_keys_do_not_coalesce()
    {
        var debounced = Debounced();
        var (a, b) = (debounced.InvokeAsync(new Ask("a")), debounced.InvokeAsync(new Ask("b")));
        time.Advance(Quiet);
        Assert.Equal(("a", "b", 2), ((await a).Item, (await b).Item, function.Executions));
    }

    [Fact]
    public async Task A_null_key_is_a_key()
    {
        var debounced = Debounced();
        var calls = new[] { debounced.InvokeAsync(new Ask("")), debounced.InvokeAsync(new Ask("")) };
        time.Advance(Quiet);
        await Task.WhenAll(calls);
        Assert.Equal(1, function.Executions);
    }

    [Fact]
    public async Task Calls_that_never_stop_hold_the_first_up_no_longer_than_allowed()
    {
        var debounced = Debounced();
        var first = debounced.InvokeAsync(new Ask("a0"));
        for (var i = 1; i <= 10; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            _ = debounced.InvokeAsync(new Ask($"a{i}"));
        }
        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal("a8", (await first).Item);
    }

    [Fact]
    public async Task Executions_of_a_key_follow_each_other_so_that_the_last_write_wins()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        var debounced = Debounced();
        var first = debounced.InvokeAsync(new Ask("a1"));
        time.Advance(Quiet);
        var second = debounced.InvokeAsync(new Ask("a2"));
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(1, function.Executions);
        time.Advance(TimeSpan.FromMilliseconds(500));
        await first;
        Assert.Equal(2, function.Executions);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("a2", (await second).Item);
    }

    [Fact]
    public async Task A_failure_reaches_every_coalesced_caller_and_is_not_kept()
    {
        function.Fail(1, () => new HttpRequestException());
        var debounced = Debounced();
        var calls = new[] { debounced.InvokeAsync(new Ask("a1")), debounced.InvokeAsync(new Ask("a2")) };
        time.Advance(Quiet);
        foreach (var call in calls)
            await Assert.ThrowsAsync<HttpRequestException>(() => call);
        var next = debounced.InvokeAsync(new Ask("a3"));
        time.Advance(Quiet);
        Assert.Equal("a3", (await next).Item);
    }

    [Fact]
    public async Task A_caller_that_cancels_takes_its_own_request_back()
    {
        var debounced = Debounced();
        using var leaving = new CancellationTokenSource();
        var stays = debounced.InvokeAsync(new Ask("a1"));
        var leaves = debounced.InvokeAsync(new Ask("a2"), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        time.Advance(Quiet);
        Assert.Equal("a1", (await stays).Item);
    }

    [Fact]
    public async Task When_all_leave_nothing_is_executed()
    {
        var debounced = Debounced();
        using var leaving = new CancellationTokenSource();
        var call = debounced.InvokeAsync(new Ask("a1"), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, function.Executions);
    }

    [Fact]
    public async Task When_all_leave_an_execution_under_way_it_is_cancelled()
    {
        function.Duration = TimeSpan.FromSeconds(1);
        var debounced = Debounced();
        using var leaving = new CancellationTokenSource();
        var call = debounced.InvokeAsync(new Ask("a1"), leaving.Token);
        time.Advance(Quiet);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await function.Cancelled;
        Assert.Equal(1, function.CancelledExecutions);
    }

    [Fact]
    public void Every_fault_of_its_options_is_named() => Assert.Equal(
        "DebouncingOptions.KeyOf must be given, but is null. " +
        "DebouncingOptions.QuietTime must be more than zero and at most 1 minute, but is 00:00:00. " +
        "DebouncingOptions.MaxDelay must be between QuietTime and 10 minutes, but is -00:00:01. (Parameter 'options')",
        Assert.Throws<ArgumentException>(() => new DebouncingOptions<Ask>
        {
            KeyOf = null!, QuietTime = TimeSpan.Zero, MaxDelay = TimeSpan.FromSeconds(-1),
        }.Validate("options")).Message);

    private FunctionPipeline<Ask, Answer> Debounced() => new FunctionPipelineBuilder<Ask, Answer>(function, time)
        .AddDebouncing(new() { KeyOf = static ask => ask.Item.Length == 0 ? null : ask.Item[0], QuietTime = Quiet, MaxDelay = TimeSpan.FromMilliseconds(450) }).Build();
}
