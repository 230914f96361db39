using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Optimizer.Sandbox.Replay;

/// <summary>One accepted connection: plain requests to a proxy, or a tunnel with TLS inside.</summary>
internal sealed class ReplayConnection(ReplayProxy proxy, ExecutionLedger ledger, EphemeralAuthority authority)
{
    private readonly long opened = proxy.Time.GetTimestamp();
    private bool used;
    private volatile bool busy;

    /// <summary>Whether it waits for a request.</summary>
    public bool IsIdle => !busy;

    public async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await ServeAsync(stream, origin: null);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or AuthenticationException or FormatException or ObjectDisposedException)
        {
            return; // the client went away or spoke something else: a request that started and was not served is counted there
        }
    }

    private async Task ServeAsync(Stream stream, string? origin)
    {
        var input = new HttpInput(stream);
        while (await input.ReadHeadAsync() is { } head)
        {
            if (head.Method == "CONNECT")
            {
                await TunnelAsync(stream, head.Target);
                return;
            }
            if (head.ExpectsContinue) await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
            var body = await input.ReadBodyAsync(head);
            if (!await AnswerAsync(stream, head, head.Address(origin), body)) return;
        }
    }

    private async Task TunnelAsync(Stream stream, string authorityAndPort)
    {
        if (!EphemeralAuthority.IsSupported)
        {
            await stream.WriteAsync("HTTP/1.1 501 https is replayed on Linux only\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            return;
        }
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        var host = new Uri("https://" + authorityAndPort);
        using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = authority.For(host.Host) });
        await ServeAsync(secure, host.GetLeftPart(UriPartial.Authority));
    }

    /// <returns>Whether the connection can carry another request.</returns>
    private async Task<bool> AnswerAsync(Stream stream, HttpHead head, Uri address, string body)
    {
        proxy.Enter();
        busy = true;
        try
        {
            var age = used ? (TimeSpan?)null : proxy.Time.GetElapsedTime(opened);
            var execution = ledger.Find(head.TraceParent);
            var answer = execution is null ? null : Find(execution, head, address, body);
            used = true;
            if (await proxy.Manner.PrepareAsync(answer, age))
                return await WriteAsync(stream, head, 503, [], null);
            if (answer is null) return await WriteAsync(stream, head, 502, [], null);
            if (answer.Call.Response is null) return await BreakAsync(stream);
            var (content, type) = answer.Body();
            return await WriteAsync(stream, head, answer.Status, content, type, proxy.SetsCookies ? CallCookie.Header(execution!.Case) : "");
        }
        finally
        {
            busy = false;
            proxy.Leave();
        }
    }

    private RecordedAnswer? Find(Execution execution, HttpHead head, Uri address, string body)
    {
        execution.CountArrived();
        if (!used) execution.CountConnection();
        if (CallCookie.IsOfAnother(head.Cookie, execution.Case)) execution.CountOthersCookie();
        var resolved = execution.Recordings.Resolve(head.Method, address);
        return execution.Take(ReplayKey.Http(head.Method, resolved, ReplayKey.CanonicalBody(body)), head.By);
    }

    /// <summary>A call that failed without a response fails again. The client would try once more on a connection that just closes, so it gets half a response.</summary>
    private static async Task<bool> BreakAsync(Stream stream)
    {
        await stream.WriteAsync("HTTP/1.1 broken\r\n\r\n"u8.ToArray());
        return false;
    }

    private static async Task<bool> WriteAsync(Stream stream, HttpHead head, int status, byte[] content, string? type, string more = "")
    {
        var bodiless = status is 204 or 304 or < 200;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Replayed\r\n");
        if (!bodiless) text.Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n");
        if (type is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        var headBytes = Encoding.Latin1.GetBytes(text.Append(more).Append("\r\n").ToString());
        byte[] all = bodiless || head.Method == "HEAD" ? headBytes : [.. headBytes, .. content];
        await stream.WriteAsync(all);
        return true;
    }
}
