namespace Optimizer.Runtime.Tests.Policies;

/// <summary>Hops threads, fails every eleventh execution, and honours its token.</summary>
internal sealed class FakeFlakyFunction : IPlatformFunction<Ask, Answer>
{
    private int executions;

    public int Executions => executions;

    public async Task<Answer> InvokeAsync(Ask request, CancellationToken cancellationToken)
    {
        var execution = Interlocked.Increment(ref executions);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (execution % 3 == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        return execution % 11 == 0 ? throw new HttpRequestException("flaky") : new Answer { Item = request.Item, Execution = execution };
    }
}
