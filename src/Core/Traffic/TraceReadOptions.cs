namespace Optimizer.Core.Traffic;

/// <summary>How a trace is read.</summary>
public sealed record TraceReadOptions
{
    /// <summary>A longer line is a fault and is skipped without being held in memory; bytes, default 16 MiB.</summary>
    public int MaxLineBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Lines of other functions are counted in <see cref="TraceFaults.UnknownFunctions"/> and left out; null takes every function.</summary>
    public IReadOnlySet<string>? Functions { get; init; }

    /// <summary>Where lines that cannot be used are counted.</summary>
    public TraceFaults Faults { get; init; } = new();

    /// <summary>Progress is reported each time so many bytes were read; default 16 MiB.</summary>
    public long ProgressEveryBytes { get; init; } = 16 * 1024 * 1024;
}
