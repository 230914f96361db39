using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Optimizer.EndToEnd.Tests.Serving;

namespace Optimizer.EndToEnd.Tests.Security;

public sealed class SlowConnectionTests
{
    private const int Wanted = 10_000;

    [Fact]
    public async Task Ten_thousand_connections_that_send_half_a_request_leave_the_service_answering()
    {
        using var folder = new TemporaryFolder();
        using var serve = await ServeProcess.StartAsync(folder.Path);
        await serve.GetAsync("api/platforms");
        var slow = new List<Socket>();
        try
        {
            while (slow.Count < Wanted && await OpenAsync(serve.Client.BaseAddress!) is { } opened)
            {
                slow.Add(opened);
                if (slow.Count % 2_000 == 0) await MustAnswerAsync(serve, slow.Count);
            }
            TestContext.Current.SendDiagnosticMessage("{0} slow connections were opened of {1} wanted", slow.Count, Wanted);
            Assert.True(slow.Count >= 500, $"Only {slow.Count} connections could be opened; raise the limit of open files (ulimit -n).");
            await MustAnswerAsync(serve, slow.Count);
        }
        finally
        {
            foreach (var socket in slow) socket.Dispose();
        }
        await MustAnswerAsync(serve, 0);
    }

    /// <summary>Anyone's new connection, a new one with a key, and the one whose key was shown before.</summary>
    private static async Task MustAnswerAsync(ServeProcess serve, int open)
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var fresh = new HttpClient { BaseAddress = serve.Client.BaseAddress };
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("api/healthz", limit.Token)).StatusCode);
        using var keyed = new HttpClient { BaseAddress = serve.Client.BaseAddress };
        keyed.DefaultRequestHeaders.Add("x-functions-key", serve.Client.DefaultRequestHeaders.GetValues("x-functions-key"));
        Assert.Equal(HttpStatusCode.OK, (await keyed.GetAsync("api/platforms", limit.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await serve.Client.GetAsync("api/platforms", limit.Token)).StatusCode);
        TestContext.Current.SendDiagnosticMessage("{0} open: answered in {1:0} ms", open, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
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
