namespace Optimizer.Runtime.Handles;

/// <summary>Turns timestamps of a <see cref="TimeProvider"/> into times, from one reading of both clocks.</summary>
internal sealed class TelemetryClock(TimeProvider time)
{
    private readonly DateTimeOffset now = time.GetUtcNow();
    private readonly long stamp = time.GetTimestamp();

    public DateTimeOffset At(long timestamp) => now - time.GetElapsedTime(timestamp, stamp);

    public double Milliseconds(long from, long to) => Math.Max(0, time.GetElapsedTime(from, to).TotalMilliseconds);
}
