using Optimizer.Core.Traffic;

namespace Optimizer.Local.Running;

/// <summary>Writes how far a trace is read, at most once a second.</summary>
internal sealed class TraceProgressLine(FileInfo trace, TextWriter error, TimeProvider time) : IProgress<TraceProgress>
{
    private readonly long started = time.GetTimestamp();
    private TimeSpan shown;

    public TraceProgress Last { get; private set; } = new(0, 0, 0, 0);

    public void Report(TraceProgress value)
    {
        Last = value;
        var elapsed = time.GetElapsedTime(started);
        if (elapsed - shown < TimeSpan.FromSeconds(1)) return;
        shown = elapsed;
        error.WriteLine(FormattableString.Invariant(
            $"{trace.Name}: {value.Bytes >> 20} MiB read ({value.Bytes / elapsed.TotalSeconds / (1 << 20):0} MiB/s), {value.Invocations} invocations, {value.Faults} unusable lines"));
    }
}
