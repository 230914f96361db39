using System.Net;
using System.Net.Sockets;

namespace Optimizer.TestKit.Azure;

/// <summary>A loopback HTTP proxy in front of one storage service; one request a connection.</summary>
/// <param name="target">The service.</param>
/// <param name="plan">What happens to a request, given its number (from 0) and its method.</param>
public sealed class FaultyProxy(Uri target, Func<long, string, StorageFault> plan) : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(30);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly long[] injected = new long[Enum.GetValues<StorageFault>().Length];
    private long requests = -1;
    private Task running = Task.CompletedTask;

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    /// <summary>How often a fault was injected.</summary>
    public long Count(StorageFault fault) => Interlocked.Read(ref injected[(int)fault]);

    public FaultyProxy Start()
    {
        listener.Start();
        running = AcceptAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await running;
    }

    private async Task AcceptAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                open.RemoveAll(t => t.IsCompleted);
                open.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (await ProxiedRequest.ReadAsync(client.GetStream()) is not { } request) return;
                var fault = plan(Interlocked.Increment(ref requests), request.Method);
                Interlocked.Increment(ref injected[(int)fault]);
                if (await AnswerAsync(request, fault) is { } answer) await client.GetStream().WriteAsync(answer);
                else client.Client.LingerState = new LingerOption(true, 0);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The client went away, or the service did; the client sees a broken connection.
            }
        }
    }

    /// <returns>Null: the connection breaks.</returns>
    private async Task<byte[]?> AnswerAsync(ProxiedRequest request, StorageFault fault)
    {
        if (fault == StorageFault.Delay) await Task.Delay(Late, TimeProvider.System);
        var reached = fault is StorageFault.None or StorageFault.Delay or StorageFault.LostAnswer or StorageFault.Error500AfterAll;
        var answer = reached ? await request.ForwardAsync(target) : null;
        return fault switch
        {
            StorageFault.LostRequest or StorageFault.LostAnswer => null,
            StorageFault.Error500 or StorageFault.Error500AfterAll => Empty("500 Internal Server Error"),
            StorageFault.Busy503 => Empty("503 Service Unavailable"),
            StorageFault.Refused412 => Empty("412 Precondition Failed"),
            _ => answer,
        };
    }

    private static byte[] Empty(string status) =>
        System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}
