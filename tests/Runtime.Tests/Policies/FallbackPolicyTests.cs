using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Policies;
using Polly.CircuitBreaker;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class FallbackPolicyTests
{
    private static readonly Ask Tea = new("tea");
    private static readonly Answer Shared = new() { Item = "fallback" };
    private readonly FakeTimeProvider time = new();
    private readonly FakeFunction function;

    public FallbackPolicyTests() => function = new FakeFunction(time);

    [Fact]
    public async Task Answers_where_a_named_fault_occurs()
    {
        function.Fail(1, () => new HttpRequestException());
        var resilient = Resilient();
        Assert.Equal(("fallback", "tea"), ((await resilient.InvokeAsync(Tea)).Item, (await resilient.InvokeAsync(Tea)).Item));
    }

    [Fact]
    public async Task A_caller_that_changes_the_fallback_changes_nobody_elses()
    {
        function.Fail(2, () => new HttpRequestException());
        var resilient = Resilient();
        (await resilient.InvokeAsync(Tea)).Notes.Add("mine");
        Assert.Empty((await resilient.InvokeAsync(Tea)).Notes);
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(OutOfMemoryException))]
    [InlineData(typeof(InsufficientExecutionStackException))]
    public async Task Cancellation_and_faults_of_the_process_reach_the_caller(Type fault)
    {
        function.Fail(1, () => (Exception)Activator.CreateInstance(fault)!);
        Assert.IsType(fault, await Record.ExceptionAsync(() => Resilient(static _ => true).InvokeAsync(Tea)));
    }

    [Fact]
    public async Task A_fault_after_the_caller_has_cancelled_is_not_hidden()
    {
        using var leaving = new CancellationTokenSource();
        function.Fail(1, () =>
        {
            leaving.Cancel();
            return new HttpRequestException();
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => Resilient().InvokeAsync(Tea, leaving.Token));
    }

    [Fact]
    public async Task A_clients_own_timeout_is_a_failure_and_not_a_cancellation()
    {
        function.Fail(1, () => new TaskCanceledException("timeout", new TimeoutException()));
        Assert.Equal("fallback", (await Resilient(static fault => fault is TaskCanceledException).InvokeAsync(Tea)).Item);
    }

    [Fact]
    public async Task An_open_circuit_counts_as_the_fault_that_opened_it()
    {
        function.Fail(2, () => new BrokenCircuitException("open", new HttpRequestException())).Fail(1, () => new BrokenCircuitException("open", new FormatException()));
        var resilient = Resilient(static fault => fault is HttpRequestException);
        Assert.Equal("fallback", (await resilient.InvokeAsync(Tea)).Item);
        await resilient.InvokeAsync(Tea);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => resilient.InvokeAsync(Tea));
    }

    [Fact]
    public void Every_fault_of_its_options_is_named() => Assert.Equal(
        "FallbackOptions.ShouldHandle must be given, but is null. FallbackOptions.Response must be given, but is null. (Parameter 'options')",
        Assert.Throws<ArgumentException>(() => new FallbackOptions<Ask, Answer> { ShouldHandle = null!, Response = null! }.Validate("options")).Message);

    private FunctionPipeline<Ask, Answer> Resilient(Func<Exception, bool>? handles = null) => new FunctionPipelineBuilder<Ask, Answer>(function, time)
        .AddFallback(new() { ShouldHandle = handles ?? (static fault => fault is HttpRequestException), Response = static _ => Shared }).Build();
}
