using Optimizer.Core.Proof;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>What a scenario scripts: the function inside a decorator, or the dependencies of a rewritten function.</summary>
internal sealed class ScriptedInner(FunctionInvoker invoker, ReferenceRequests references, TimeProvider time, ReplayProxy replay) : ReplayManner, IScriptedInner
{
    private readonly Lock gate = new();
    private int calls;
    private int cancelled;
    private int failing;
    private Func<Exception>? failure;
    private int delayed;
    private TimeSpan delay;

    public int Calls => Volatile.Read(ref calls);

    public int CancelledCalls => Volatile.Read(ref cancelled);

    public void Fail(int calls, Func<Exception> make)
    {
        lock (gate)
            (failing, failure) = (calls, make);
    }

    public void Delay(int calls, TimeSpan duration)
    {
        lock (gate)
            (delayed, delay) = (calls, duration);
    }

    public Exception Make(string exceptionTypeName) => ExceptionFactory.Make(exceptionTypeName);

    /// <summary>Answers for the function inside a decorator.</summary>
    public async Task<object?> AnswerAsync(object? request, CancellationToken cancellationToken)
    {
        var (wait, fault) = Next();
        if (wait > TimeSpan.Zero) await WaitAsync(wait, cancellationToken);
        if (fault is not null) throw fault();
        var response = references.Response(RequestKey.Of(invoker.WriteRequest(request)));
        return invoker.ReadResponse(response ?? throw new ScenarioFailedException("The inner function got a request that no caller sent."));
    }

    /// <summary>Answers for a dependency.</summary>
    public override async ValueTask<bool> PrepareAsync(RecordedAnswer? answer, TimeSpan? connectionAge)
    {
        var (wait, fault) = Next();
        if (wait > TimeSpan.Zero) await WaitAsync(wait);
        return fault is not null;
    }

    /// <summary>Nothing is done for the call until virtual time moves on, which waits for all that is done.</summary>
    private async Task WaitAsync(TimeSpan wait)
    {
        replay.Leave();
        try
        {
            await Task.Delay(wait, time);
        }
        finally
        {
            replay.Enter();
        }
    }

    private (TimeSpan Delay, Func<Exception>? Failure) Next()
    {
        Interlocked.Increment(ref calls);
        lock (gate)
            return (delayed-- > 0 ? delay : TimeSpan.Zero, failing-- > 0 ? failure : null);
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref cancelled);
            throw;
        }
    }
}
