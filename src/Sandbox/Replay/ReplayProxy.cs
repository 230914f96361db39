using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Optimizer.Sandbox.Replay;

/// <summary>A proxy on loopback that answers every HTTP request of the process from recordings; nothing leaves the machine.</summary>
internal sealed class ReplayProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ExecutionLedger ledger;
    private readonly EphemeralAuthority authority;
    private readonly ConcurrentDictionary<ReplayConnection, Socket> open = new();
    private int inFlight;
    private int connections;

    private ReplayProxy(ExecutionLedger ledger, TimeProvider time)
    {
        this.ledger = ledger;
        authority = new EphemeralAuthority(time);
        Time = time;
    }

    public TimeProvider Time { get; }

    /// <summary>What happens to calls before they are answered.</summary>
    public ReplayManner Manner { get; set; } = ReplayManner.AtOnce;

    /// <summary>Whether every answer sets a <see cref="CallCookie"/>.</summary>
    public bool SetsCookies { get; set; }

    /// <summary>Requests received and not yet answered.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Starts it and makes it the default proxy of every <see cref="HttpClient"/>.</summary>
    public static ReplayProxy Start(ExecutionLedger ledger, TimeProvider time)
    {
        var proxy = new ReplayProxy(ledger, time);
        proxy.listener.Start(512);
        HttpClient.DefaultProxy = new LoopbackProxy(((IPEndPoint)proxy.listener.LocalEndpoint).Port);
        HttpStarts.Count();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public void Dispose() => listener.Dispose();

    /// <summary>Ends the connections that serve no request just now, as servers do with idle ones.</summary>
    public void CloseIdle()
    {
        foreach (var (connection, socket) in open)
            if (connection.IsIdle) socket.Dispose();
    }

    public void Enter() => Interlocked.Increment(ref inFlight);

    public void Leave() => Interlocked.Decrement(ref inFlight);

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            Interlocked.Increment(ref connections);
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        var connection = new ReplayConnection(this, ledger, authority);
        open[connection] = socket;
        await connection.ServeAsync(socket);
        open.TryRemove(connection, out _);
    }
}
