namespace Optimizer.Sandbox.Child;

/// <summary>A timer of <see cref="VirtualTime"/>; its callback runs in the context in which it was made.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private long? dueAt;
    private TimeSpan period;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Locked(() =>
        {
            this.period = period;
            dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.Plan(this, dueTime);
        });
        return true;
    }

    public void Dispose() => time.Locked(() => dueAt = null);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the plan for the instant still holds.</summary>
    internal bool IsDueAt(long ticks) => dueAt == ticks;

    internal void Fired() => dueAt = period > TimeSpan.Zero ? time.Plan(this, period) : null;

    internal void Run()
    {
        if (context is null) callback(state);
        else ExecutionContext.Run(context, _ => callback(state), null);
    }
}
