using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Local.Commands;

namespace Optimizer.Local.Running;

/// <summary>Reads a trace into bounded memory, saying how far it is.</summary>
/// <param name="error">Where progress and complaints go.</param>
/// <param name="time">The clock of the progress lines.</param>
internal sealed class TraceLoader(TextWriter error, TimeProvider time)
{
    /// <param name="versions">Which version's invocations count, by function.</param>
    /// <exception cref="CommandFailedException">There is nothing usable in it; names the first faults with their lines.</exception>
    public async Task<TraceContent> LoadAsync(
        FileInfo trace, PlatformCompilation platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken)
    {
        var faults = new TraceFaults();
        var options = new TraceReadOptions { Functions = platform.Functions.Keys.ToHashSet(StringComparer.Ordinal), Faults = faults };
        var collector = new TrafficCollector(Bounds(platform, versions));
        var progress = new TraceProgressLine(trace, error, time);
        var stream = TraceStream.Open(trace);
        await using (stream.ConfigureAwait(false))
            await ReadAsync(trace, stream, options, progress, collector, cancellationToken).ConfigureAwait(false);
        var content = new TraceContent(collector.Build(), progress.Last, faults, collector.OtherVersions);
        RequireTraffic(trace, content);
        return content;
    }

    private static async Task ReadAsync(
        FileInfo trace, Stream stream, TraceReadOptions options, TraceProgressLine progress, TrafficCollector collector,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var invocation in TraceReader.ReadAsync(stream, options, progress, cancellationToken).ConfigureAwait(false))
                collector.Observe(invocation);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new CommandFailedException(
                $"--trace: {trace.FullName} cannot be read to its end (line {progress.Last.Lines + 1} or later): {fault.Message}");
        }
    }

    private static TrafficOptions Bounds(PlatformCompilation platform, IReadOnlyDictionary<string, int> versions) => new()
    {
        Versions = versions,
        MaxStaleness = platform.Functions.Where(f => f.Value.Contract.MaxStaleness > TimeSpan.Zero)
            .ToDictionary(f => f.Key, f => f.Value.Contract.MaxStaleness, StringComparer.Ordinal),
    };

    private static void RequireTraffic(FileInfo trace, TraceContent content)
    {
        if (content.Traffic.Values.Any(t => t.Profile.Invocations > 0)) return;
        var found = content.Progress.Lines == 0 ? $"--trace: {trace.FullName} is empty." : $"--trace: {trace.FullName} holds no usable invocation.";
        throw new CommandFailedException(string.Join(Environment.NewLine, TraceComplaints.Of(trace, content).Prepend(found)));
    }
}
