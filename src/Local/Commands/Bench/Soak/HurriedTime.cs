namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>
/// A clock that can be put on, and whose waits are short: seconds take milliseconds. It shows no more time than really went by, so that
/// a busy machine does not make hours pass.
/// </summary>
/// <param name="start">What it shows at first.</param>
/// <param name="speed">How many times shorter waits are, ≥ 1.</param>
internal sealed class HurriedTime(DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long began = System.GetTimestamp();
    private long skipped;

    /// <summary>Puts the clock on; timers that are set already keep their waits.</summary>
    public void Skip(TimeSpan by) => Interlocked.Add(ref skipped, by.Ticks);

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(began) + new TimeSpan(Interlocked.Read(ref skipped));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    /// <summary>At least a millisecond, so that no timer spins.</summary>
    private TimeSpan Hurried(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(Math.Max(1, Math.Min(wait.TotalMilliseconds / speed, uint.MaxValue - 2.0)));
}
