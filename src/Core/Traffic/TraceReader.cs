using System.Runtime.CompilerServices;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Reads traces and telemetry batches: JSON Lines, one <see cref="Invocation"/> a line.</summary>
public static class TraceReader
{
    /// <summary>
    /// The usable invocations of a trace, in their order. A bad line never stops the reading: it is counted in
    /// <see cref="TraceReadOptions.Faults"/> with its place. Memory is bounded by <see cref="TraceReadOptions.MaxLineBytes"/>.
    /// </summary>
    /// <param name="stream">UTF-8, decompressed; read to its end and left open.</param>
    /// <param name="options">What to take, where faults go.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<Invocation> ReadAsync(
        Stream stream, TraceReadOptions options, IProgress<TraceProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var lines = new LineReader(stream, options.MaxLineBytes);
        var reading = new TraceReading(options);
        var reportAt = options.ProgressEveryBytes;
        do
        {
            while (lines.TryNext(out var line))
            {
                if (reading.Take(line) is { } invocation) yield return invocation;
            }
            if (lines.Bytes < reportAt) continue;
            progress?.Report(reading.Progress(lines.Bytes));
            reportAt = lines.Bytes + options.ProgressEveryBytes;
        }
        while (await lines.FillAsync(cancellationToken).ConfigureAwait(false));
        progress?.Report(reading.Progress(lines.Bytes));
    }
}
