using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Optimizer.EndToEnd.Tests.Security;

public sealed class SlowConnectionTests
{
    private const int Wanted = 10_000;

    [Fact]
    public async Task Ten_thousand_connections_that_send_half_a_request_leave_the_service_answering()
    {
        await using var server = await AServer.StartAsync();
        using var known = server.Admin;
        await known.GetAsync("api/platforms");
        var slow = new List<Socket>();
        try
        {
            while (slow.Count < Wanted && await OpenAsync(known.BaseAddress!) is { } opened)
            {
                slow.Add(opened);
                if (slow.Count % 2_000 == 0) await MustAnswerAsync(server, known, slow.Count);
            }
            TestContext.Current.SendDiagnosticMessage("{0} slow connections were opened of {1} wanted", slow.Count, Wanted);
            if (slow.Count < Wanted) Leave(slow, slow.Count - (slow.Count / 5));
            Assert.True(slow.Count >= 500, $"Only {slow.Count} connections could be opened; raise the limit of open files (ulimit -n).");
            await MustAnswerAsync(server, known, slow.Count);
        }
        finally
        {
            foreach (var socket in slow) socket.Dispose();
        }
        await MustAnswerAsync(server, known, 0);
    }

    /// <summary>Anyone's new connection, a new one with a key, and the one whose key was shown before.</summary>
    private static async Task MustAnswerAsync(AServer server, HttpClient known, int open)
    {
        var started = Stopwatch.GetTimestamp();
        await server.MustAnswerAsync();
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("api/platforms")).StatusCode);
        TestContext.Current.SendDiagnosticMessage("{0} open: answered in {1:0} ms", open, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Where the machine's limit of open files was met, this process, which serves too, gets some back.</summary>
    private static void Leave(List<Socket> slow, int count)
    {
        foreach (var socket in slow.Skip(count)) socket.Dispose();
        slow.RemoveRange(count, slow.Count - count);
    }

    /// <returns>Null where the machine allows no more.</returns>
    private static async Task<Socket?> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes("POST /api/platforms/shop/invocations HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            return socket;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable or SocketError.AddressNotAvailable)
        {
            socket.Dispose();
            return null;
        }
    }
}
