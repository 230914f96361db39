namespace Optimizer.Runtime.Handles;

/// <summary>Seeded 64-bit draws for many threads at once: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, section 3).</summary>
internal sealed class SharedRandom(long seed)
{
    private long state = seed;

    public ulong Next()
    {
        var z = (ulong)Interlocked.Add(ref state, unchecked((long)0x9E3779B97F4A7C15UL));
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>The bound that a share of all 32-bit draws lies below.</summary>
    /// <param name="share">0 to 1.</param>
    public static ulong Threshold(double share) => (ulong)(Math.Clamp(share, 0, 1) * (1L << 32));
}
