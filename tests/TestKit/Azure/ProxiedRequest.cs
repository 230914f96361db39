using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Optimizer.TestKit.Azure;

/// <summary>A request as it came, to be passed on byte by byte.</summary>
internal sealed class ProxiedRequest
{
    private const string Length = "Content-Length:";
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly string[] head;
    private readonly byte[] body;

    private ProxiedRequest(string[] head, byte[] body) => (this.head, this.body) = (head, body);

    public string Method => head[0].Split(' ')[0];

    /// <returns>Null when the connection ends before a whole request.</returns>
    /// <exception cref="NotSupportedException">Its length is not said.</exception>
    public static async Task<ProxiedRequest?> ReadAsync(Stream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[64 * 1024];
        string[]? head = null;
        var (start, length) = (0, 0);
        while (head is null || received.Count < start + length)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) return null;
            received.AddRange(buffer.AsSpan(0, count));
            if (head is not null || (start = EndOf(received)) < 0) continue;
            head = Encoding.ASCII.GetString([.. received.Take(start)]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            length = LengthOf(head);
        }
        return new ProxiedRequest(head, [.. received.Skip(start)]);
    }

    /// <returns>The whole answer; the service closes the connection after it.</returns>
    public async Task<byte[]> ForwardAsync(Uri target)
    {
        using var service = new TcpClient();
        await service.ConnectAsync(target.Host, target.Port);
        var lines = head.Where(l => !l.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)).Append("Connection: close");
        var stream = service.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        await stream.WriteAsync(body);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return answer.ToArray();
    }

    private static int EndOf(List<byte> received)
    {
        var found = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(received).IndexOf(EndOfHead);
        return found < 0 ? -1 : found + EndOfHead.Length;
    }

    private static int LengthOf(string[] head)
    {
        if (head.Any(l => l.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)))
            throw new NotSupportedException("The proxy passes on only requests that say their length.");
        var line = head.FirstOrDefault(l => l.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[Length.Length..], CultureInfo.InvariantCulture);
    }
}
