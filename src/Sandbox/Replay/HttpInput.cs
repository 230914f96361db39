using System.Globalization;
using System.Text;

namespace Optimizer.Sandbox.Replay;

/// <summary>Reads HTTP/1.1 requests (RFC 9112) from a connection.</summary>
internal sealed class HttpInput(Stream stream)
{
    private const int MaxLine = 64 << 10;

    private readonly byte[] buffer = new byte[8192];
    private int position;
    private int end;

    /// <summary>The next request's line and headers; null at the connection's end.</summary>
    /// <exception cref="InvalidDataException">What came is no HTTP/1.1.</exception>
    public async Task<HttpHead?> ReadHeadAsync()
    {
        if (await ReadLineAsync() is not { } line) return null;
        if (line.Split(' ') is not [var method, var target, _]) throw new InvalidDataException($"No request line: {line}");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync() is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[header[..colon]] = header[(colon + 1)..].Trim();
        }
        return new HttpHead(method, target, headers);
    }

    public async Task<string> ReadBodyAsync(HttpHead head)
    {
        using var body = new MemoryStream();
        if (head.IsChunked) await ReadChunksAsync(body);
        else await CopyAsync(head.ContentLength, body);
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private async Task ReadChunksAsync(MemoryStream body)
    {
        while (await ReadLineAsync() is { } size)
        {
            var length = long.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await CopyAsync(length, body);
            await ReadLineAsync();
            if (length == 0) return;
        }
    }

    private async Task CopyAsync(long count, MemoryStream body)
    {
        while (count > 0 && await FillAsync())
        {
            var part = (int)Math.Min(count, end - position);
            body.Write(buffer, position, part);
            position += part;
            count -= part;
        }
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (await FillAsync())
        {
            var newLine = Array.IndexOf(buffer, (byte)'\n', position, end - position);
            var stop = newLine < 0 ? end : newLine;
            line.Append(Encoding.Latin1.GetString(buffer, position, stop - position));
            position = newLine < 0 ? end : newLine + 1;
            if (newLine >= 0) return line.ToString().TrimEnd('\r');
            if (line.Length > MaxLine) throw new InvalidDataException("A line is too long.");
        }
        return null;
    }

    private async ValueTask<bool> FillAsync()
    {
        if (position < end) return true;
        position = 0;
        end = await stream.ReadAsync(buffer);
        return end > 0;
    }
}
