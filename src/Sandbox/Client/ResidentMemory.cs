using System.Diagnostics;

namespace Optimizer.Sandbox.Client;

/// <summary>Watches what a child holds in memory, native allocations included.</summary>
internal sealed class ResidentMemory(Process child, TimeProvider time)
{
    /// <summary>The most that was seen, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>Completes when the child holds more than it may; never otherwise, until cancelled.</summary>
    public async Task WatchAsync(long limit, TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            if (Read() > limit)
                return;
    }

    public long Read()
    {
        try
        {
            child.Refresh();
            var now = child.WorkingSet64;
            Peak = Math.Max(Peak, Math.Max(now, child.PeakWorkingSet64));
            return Peak;
        }
        catch (InvalidOperationException)
        {
            return Peak; // it has just ended
        }
    }
}
