namespace Optimizer.Sandbox.Child;

/// <summary>A clock that stands still until it is moved. What falls due runs on the thread that moves it, in order of its time.</summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> due = new();
    private readonly DateTimeOffset origin = start.ToUniversalTime();
    private DateTimeOffset now = start.ToUniversalTime();
    private long order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => (GetUtcNow() - origin).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the clock without running what would have fallen due.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        lock (gate)
            if (instant > now)
                now = instant;
    }

    /// <summary>Moves to the next timer, if one falls due by the given instant, and runs it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RunNext(DateTimeOffset until)
    {
        VirtualTimer timer;
        lock (gate)
        {
            while (due.TryPeek(out var next, out var key) && !next.IsDueAt(key.Due))
                due.Dequeue();
            if (!due.TryPeek(out timer!, out var at) || at.Due > until.UtcTicks) return false;
            due.Dequeue();
            if (at.Due > now.UtcTicks) now = new DateTimeOffset(at.Due, TimeSpan.Zero);
            timer.Fired();
        }
        timer.Run();
        return true;
    }

    /// <summary>Plans a timer; called by it, within <see cref="Locked"/>.</summary>
    internal long Plan(VirtualTimer timer, TimeSpan after)
    {
        var at = (now + after).UtcTicks;
        due.Enqueue(timer, (at, order++));
        return at;
    }

    internal void Locked(Action act)
    {
        lock (gate)
            act();
    }
}
