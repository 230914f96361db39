namespace Optimizer.Runtime.Tests.Policies;

/// <summary>Answers with the number of the execution, after <see cref="Duration"/>, unless the next outcome is scripted.</summary>
internal sealed class FakeFunction(TimeProvider time) : IPlatformFunction<Ask, Answer>
{
    private readonly Queue<Func<Ask, CancellationToken, Task<Answer>>> script = new();
    private readonly TaskCompletionSource cancelled = new();

    public int Executions { get; private set; }

    public int CancelledExecutions { get; private set; }

    /// <summary>Completes when an execution has been cancelled.</summary>
    public Task Cancelled => cancelled.Task;

    public TimeSpan Duration { get; set; }

    public FakeFunction Fail(int times, Func<Exception> make)
    {
        for (var i = 0; i < times; i++)
            script.Enqueue((_, _) => throw make());
        return this;
    }

    public FakeFunction Answer(Func<Ask, Answer> make)
    {
        script.Enqueue((ask, _) => Task.FromResult(make(ask)));
        return this;
    }

    public async Task<Answer> InvokeAsync(Ask request, CancellationToken cancellationToken)
    {
        var execution = ++Executions;
        try
        {
            if (Duration > TimeSpan.Zero)
                await Task.Delay(Duration, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            CancelledExecutions++;
            cancelled.TrySetResult();
            throw;
        }
        return script.TryDequeue(out var scripted)
            ? await scripted(request, cancellationToken)
            : new Answer { Item = request.Item, Execution = execution };
    }
}
