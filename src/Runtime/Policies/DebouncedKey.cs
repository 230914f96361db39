namespace Optimizer.Runtime.Policies;

/// <summary>
/// The calls of one key: those that wait for the quiet time, and those whose execution is under way. Executions of a key follow each
/// other, so that the last write also is the last to be executed. Not thread-safe; its policy holds one lock for all.
/// </summary>
internal sealed class DebouncedKey<TRequest, TResponse>
{
    /// <summary>In the order in which they came; the last one's request is executed.</summary>
    public List<DebouncedCall<TRequest, TResponse>> Waiting { get; private set; } = [];

    /// <summary>Those whose execution is under way; empty when none is.</summary>
    public List<DebouncedCall<TRequest, TResponse>> Executing { get; private set; } = [];

    /// <summary>Cancelled when every caller of the execution under way has left; null when none is under way.</summary>
    public CancellationTokenSource? Abandonment { get; private set; }

    /// <summary>The clock's timestamp at which the first waiting call came.</summary>
    public long FirstAt { get; set; }

    public ITimer? Timer { get; set; }

    /// <summary>The quiet time is over, and the execution waits for the one in front of it.</summary>
    public bool IsDue { get; set; }

    public bool IsIdle => Waiting.Count == 0 && Abandonment is null;

    public void Begin()
    {
        (Executing, Waiting, IsDue) = (Waiting, [], false);
        Abandonment = new CancellationTokenSource();
    }

    public List<DebouncedCall<TRequest, TResponse>> End()
    {
        var ended = Executing;
        Executing = [];
        Abandonment = null;
        return ended;
    }
}
