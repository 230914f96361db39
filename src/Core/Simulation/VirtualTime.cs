namespace Optimizer.Core.Simulation;

/// <summary>
/// A clock that moves only from one due event to the next. Events of one instant fire in the order in which they were scheduled.
/// For one thread.
/// </summary>
/// <param name="startTicks">UTC ticks at which it begins.</param>
internal sealed class VirtualTime(long startTicks) : TimeProvider
{
    private readonly PriorityQueue<(IVirtualEvent Event, int Stamp), (long Ticks, long Sequence)> due = new();
    private long sequence;

    /// <summary>UTC ticks.</summary>
    public long Now { get; private set; } = startTicks;

    /// <summary>When the next event falls due; <see cref="long.MaxValue"/> when nothing is scheduled.</summary>
    public long NextTicks => due.TryPeek(out _, out var at) ? at.Ticks : long.MaxValue;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Now;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Schedule(long ticks, IVirtualEvent what, int stamp = 0) => due.Enqueue((what, stamp), (Math.Max(ticks, Now), sequence++));

    /// <summary>Moves on to an instant at or before the next event.</summary>
    public void AdvanceTo(long ticks) => Now = Math.Max(Now, ticks);

    /// <summary>Moves on to the next event and fires it; <see cref="NextTicks"/> says whether there is one.</summary>
    public void FireNext()
    {
        due.TryDequeue(out var next, out var at);
        Now = at.Ticks;
        next.Event.Fire(next.Stamp);
    }
}
