namespace Optimizer.Core.Traffic;

/// <summary>The bounds of what a <see cref="TrafficCollector"/> keeps.</summary>
public sealed record TrafficOptions
{
    /// <summary>Arrivals kept per function, the most recent; default 100,000 (24 bytes each).</summary>
    public int MaxCallsPerFunction { get; init; } = 100_000;

    /// <summary>Arrivals kept in all; default 1,000,000.</summary>
    public int MaxCalls { get; init; } = 1_000_000;

    /// <summary>Recordings kept per function, a quarter each for the plain mix, distinct requests, errors and the slow tail; default 800.</summary>
    public int MaxRecordings { get; init; } = 800;

    /// <summary>Bytes of recorded JSON kept in all; default 256 MiB. Beyond it a recording only replaces one that is at least as large.</summary>
    public long MaxRecordingBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Request keys remembered per function; default 65,536 (56 bytes each). Older ones are forgotten, so repeats are never overstated.</summary>
    public int MaxKeysPerFunction { get; init; } = 65_536;

    /// <summary>Request keys remembered in all; default 2,097,152.</summary>
    public int MaxKeys { get; init; } = 2_097_152;

    /// <summary>Which version's invocations count, by function; functions not named: version 0.</summary>
    public IReadOnlyDictionary<string, int> Versions { get; init; } = new Dictionary<string, int>();

    /// <summary>How old a response may be, by function: the distance within which changed responses are looked for.</summary>
    public IReadOnlyDictionary<string, TimeSpan> MaxStaleness { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>That distance for functions not named in <see cref="MaxStaleness"/>; default 60 s.</summary>
    public TimeSpan DefaultStaleness { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A failure counts as recovered when an identical request succeeds within this time; default 60 s.</summary>
    public TimeSpan RecoveryWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of the generator that samples recordings.</summary>
    public int Seed { get; init; } = 1;
}
