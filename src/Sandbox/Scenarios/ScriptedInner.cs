using System.Text;
using Optimizer.Core.Proof;
using Optimizer.Runtime;
using Optimizer.Runtime.Json;
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
    private int prompt;
    private TimeSpan delay;
    private bool lingers;
    private string? lastRequest;
    private (DateTimeOffset Due, Task Wait) shared;

    public int Calls => Volatile.Read(ref calls);

    public int CancelledCalls => Volatile.Read(ref cancelled);

    public string? LastRequest => Volatile.Read(ref lastRequest);

    public void Fail(int calls, Func<Exception> make)
    {
        lock (gate)
            (failing, failure) = (calls, make);
    }

    public void Delay(int calls, TimeSpan duration, int after = 0) => Delay(calls, duration, after, lingers: false);

    public void Linger(int calls, TimeSpan duration) => Delay(calls, duration, after: 0, lingers: true);

    public Exception Make(string exceptionTypeName) => ExceptionFactory.Make(exceptionTypeName);

    /// <summary>Answers for the function inside a decorator.</summary>
    public async Task<object?> AnswerAsync(object? request, CancellationToken cancellationToken)
    {
        var written = invoker.WriteRequest(request);
        Volatile.Write(ref lastRequest, Encoding.UTF8.GetString(CanonicalJson.Write(written).Span));
        var (wait, fault) = Next();
        if (wait > TimeSpan.Zero) await WaitAsync(wait, cancellationToken);
        if (fault is not null) throw fault();
        var response = references.Response(RequestKey.Of(written));
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
            return (prompt-- <= 0 && delayed-- > 0 ? delay : TimeSpan.Zero, failing-- > 0 ? failure : null);
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Until(wait).WaitAsync(lingers ? CancellationToken.None : cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref cancelled);
            throw;
        }
    }

    private void Delay(int calls, TimeSpan duration, int after, bool lingers)
    {
        lock (gate)
            (delayed, delay, prompt, this.lingers) = (calls, duration, after, lingers);
    }

    /// <summary>One timer for all calls that end at the same instant: a thousand cost no more than one.</summary>
    private Task Until(TimeSpan wait)
    {
        lock (gate)
        {
            var due = time.GetUtcNow() + wait;
            if (shared.Due != due || shared.Wait.IsCompleted) shared = (due, Task.Delay(wait, time));
            return shared.Wait;
        }
    }
}
