namespace Optimizer.Core.Simulation;

/// <summary>A timer of <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer, IVirtualEvent
{
    private int stamp;
    private TimeSpan period;
    private bool disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed) return false;
        this.period = period;
        stamp++;
        if (dueTime != Timeout.InfiniteTimeSpan)
            time.Schedule(time.Now + dueTime.Ticks, this, stamp);
        return true;
    }

    public void Fire(int stamp)
    {
        if (disposed || stamp != this.stamp) return;
        if (period > TimeSpan.Zero)
            time.Schedule(time.Now + period.Ticks, this, stamp);
        callback(state);
    }

    public void Dispose() => disposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
