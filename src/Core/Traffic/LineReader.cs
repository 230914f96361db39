namespace Optimizer.Core.Traffic;

/// <summary>Splits a stream into lines without copying them; a line longer than allowed is passed over in bounded memory.</summary>
/// <param name="stream">Left open.</param>
/// <param name="maxLineBytes">Longest line, without its end.</param>
internal sealed class LineReader(Stream stream, int maxLineBytes)
{
    private byte[] buffer = new byte[Math.Min(256 * 1024, maxLineBytes + 1)];
    private int start;
    private int scanned;
    private int end;
    private bool ended;
    private bool skipping;

    /// <summary>Bytes read from the stream.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gives the next line that is in memory.</summary>
    /// <param name="line">The line without its end; valid until the next call. Null where the line was too long.</param>
    /// <returns>False when <see cref="FillAsync"/> is needed first.</returns>
    public bool TryNext(out ReadOnlyMemory<byte>? line)
    {
        var length = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
        var found = length >= 0 || (ended && end > start);
        line = null;
        if (!found)
        {
            scanned = end;
            return false;
        }
        var lineEnd = length >= 0 ? scanned + length : end;
        if (!skipping) line = buffer.AsMemory(start, lineEnd - start);
        skipping = false;
        start = scanned = Math.Min(lineEnd + 1, end);
        return true;
    }

    /// <summary>Reads on.</summary>
    /// <returns>False at the end of the stream, when no line is left.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (ended) return false;
        MakeRoom();
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        Bytes += read;
        end += read;
        ended = read == 0;
        return !ended || end > start || skipping;
    }

    private void MakeRoom()
    {
        if (end - start > maxLineBytes)
        {
            skipping = true;
            start = scanned = end = 0;
        }
        else if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (scanned, end, start) = (scanned - start, end - start, 0);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, maxLineBytes + 1L));
    }
}
