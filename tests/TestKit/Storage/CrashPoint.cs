namespace Optimizer.TestKit.Storage;

/// <summary>Counts writes; from the given one on, the process is as good as dead: no write reaches the store any more.</summary>
public sealed class CrashPoint(long dieAtWrite)
{
    private long writes;

    public long Writes => Interlocked.Read(ref writes);

    public bool IsDead => Writes >= dieAtWrite;

    /// <exception cref="IOException">The process is dead.</exception>
    public void Pass()
    {
        if (Interlocked.Increment(ref writes) >= dieAtWrite)
            throw new IOException($"The process died at write {dieAtWrite}.");
    }
}
