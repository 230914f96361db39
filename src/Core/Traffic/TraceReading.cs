using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>One reading of a trace: what was taken, what was not.</summary>
internal sealed class TraceReading(TraceReadOptions options)
{
    private readonly TraceLineParser parser = new();
    private long lines;
    private long invocations;

    /// <param name="line">Null where the line was too long to be held.</param>
    /// <returns>Null for a line that is empty, not wanted or not usable.</returns>
    public Invocation? Take(ReadOnlyMemory<byte>? line)
    {
        lines++;
        if (line is not { } bytes)
            return Reject(options.MaxLineBytes + 1L, FormattableString.Invariant($"the line is longer than {options.MaxLineBytes:N0} bytes"));
        var text = bytes.Span.TrimEnd((byte)'\r');
        if (lines == 1 && text.StartsWith("\uFEFF"u8)) text = text["\uFEFF"u8.Length..];
        if (text.Trim(" \t"u8).IsEmpty) return null;
        if (parser.Parse(text, out var fault) is not { } invocation) return Reject(fault.Column, fault.Reason);
        if (options.Functions?.Contains(invocation.Function) == false)
        {
            options.Faults.AddUnknown(invocation.Function);
            return null;
        }
        invocations++;
        return invocation;
    }

    public TraceProgress Progress(long bytes) => new(bytes, lines, invocations, options.Faults.Count);

    private Invocation? Reject(long column, string reason)
    {
        options.Faults.Add(new TraceFault(lines, column, reason));
        return null;
    }
}
