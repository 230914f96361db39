using Optimizer.Core.Workflow;

namespace Optimizer.TestKit.Workflow;

/// <summary>An activity that does what the test says, and counts.</summary>
public sealed class FakeActivity<TInput, TOutput>(Func<TInput, CancellationToken, Task<TOutput>> run) : IActivity<TInput, TOutput>
{
    private int runs;

    public FakeActivity(Func<TInput, TOutput> run)
        : this((input, _) => Task.FromResult(run(input)))
    {
    }

    public int Runs => runs;

    public Task<TOutput> RunAsync(TInput input, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref runs);
        return run(input, cancellationToken);
    }
}
